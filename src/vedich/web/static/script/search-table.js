// A search box over a table: rows whose words hold all that was typed stay, with or without Vietnamese marks.
"use strict";

const bare = (text) =>
  text.normalize("NFD").replace(/\p{Diacritic}/gu, "").replace(/đ/gi, "d").toLowerCase();

for (const box of document.querySelectorAll("input[data-search]")) {
  const body = document.getElementById(box.dataset.search).tBodies[0];
  const told = document.querySelector("[data-search-told]");
  const everything = told.textContent;
  const words = new Map([...body.rows].map((row) => [row, bare(row.textContent)]));
  box.addEventListener("input", () => {
    const typed = bare(box.value.trim()).split(/\s+/).filter(Boolean);
    let shown = 0;
    let group = null;
    for (const row of body.rows) {
      if (row.classList.contains("group")) {
        if (group) group.row.classList.toggle("sought-out", group.empty);
        group = { row, empty: typed.length > 0 };
        continue;
      }
      const fits = typed.every((word) => words.get(row).includes(word));
      row.classList.toggle("sought-out", !fits);
      if (fits) {
        shown += 1;
        if (group) group.empty = false;
      }
    }
    if (group) group.row.classList.toggle("sought-out", group.empty);
    told.textContent = typed.length ? told.dataset.told.replace("#", shown) : everything;
  });
}
