// The form as a grid with the keys of a spreadsheet; on a phone the plain form stays, with the same draft.
"use strict";

const FIELDS = ["now", "to_date", "note"];
const keyOf = (row, field) => (field === "note" ? `note:${row.id}` : row[`${field}_key`]);
// A figure goes with the language of the page that it was typed on: 1,234 is not the same on both.
const language = vietnamese ? [] : ["en"];
// Figures that are known to mean what they show: they came from the record, or somebody said how to read them.
const known = new Set();
const sure = (row, field, text) => known.add(`${keyOf(row, field)}=${text}`);
const valueOf = (row, field, text) => {
  if (field === "note") return text;
  const seen = row[`${field}_seen`];
  return !vietnamese && known.has(`${keyOf(row, field)}=${text}`) ? [otherSigns(text), seen] : [text, seen, ...language];
};
const textOf = (kept) => {
  if (!Array.isArray(kept)) return kept;
  const isHere = (kept[2] === "en") === !vietnamese;
  return isHere || !looksLikeFigure(kept[0]) ? kept[0] : otherSigns(kept[0]);
};
const isTaken = (row, field) => !row.heading && keyOf(row, field) !== null;

// A plain number is shown with its thousands apart; what was typed stays as it was typed.
const grouped = vietnamese
  ? (text) => (/^-?\d{4,}(,\d+)?$/.test(text) ? text.replace(/\B(?=(\d{3})+(?!\d))(?<!,\d*)/g, ".") : text)
  : (text) => (/^-?\d{4,}(\.\d+)?$/.test(text) ? text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",") : text);

function told(row) {
  const box = document.createElement("div");
  for (const [, kind, words] of row.told ?? []) box.append(Object.assign(document.createElement("p"), { className: `told ${kind}`, textContent: words }));
  return box;
}

if (entryDraft && window.matchMedia("(min-width: 45.01rem)").matches && document.getElementById("grid")) startGrid();
else if (entryDraft) startPlain();

function startPlain() {
  for (const [key, value] of Object.entries(entryDraft.held())) {
    const field = entryForm.elements[key.startsWith("note:") ? key : `cell:${key}`];
    if (field) field.value = textOf(value);
  }
  entryForm.addEventListener("input", (event) => {
    const { name, value } = event.target;
    if (name.startsWith("note:")) entryDraft.put({ [name]: value });
    if (!name.startsWith("cell:")) return;
    const seen = entryForm.elements[name.replace("cell:", "seen:")].value;
    entryDraft.put({ [name.slice(5)]: [value, seen ? Number(seen) : null, ...language] });
  });
  entryDraft.onKept((kept) => {
    for (const place of entryForm.querySelectorAll("[data-told]")) place.replaceChildren(...told({ told: kept.told[place.dataset.told] }).childNodes);
  });
  entryDraft.flush();
}

function startGrid() {
  const place = document.getElementById("grid");
  const rows = JSON.parse(document.getElementById("rows").textContent);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const held = entryDraft.held();
  for (const row of rows) for (const field of ["now", "to_date"]) {
    const isFault = (row.told ?? []).some(([where, kind]) => where === field && kind === "fault");
    if (looksLikeFigure(row[field] ?? "") && !isFault) sure(row, field, row[field]);
  }
  for (const row of rows) for (const field of FIELDS) {
    const kept = held[keyOf(row, field)];
    if (kept !== undefined) row[field] = textOf(kept);
  }
  for (const plain of entryForm.querySelectorAll(".plain-entry")) plain.remove();
  entryForm.dataset.grid = "yes";
  place.hidden = false;
  document.querySelector(".entry-tools").hidden = false;

  const isLong = rows.length > 300;
  place.classList.toggle("long", isLong);
  let seed = null;
  const coloured = (element, row, field) => {
    for (const kind of ["fault", "asks", "tells", "back"]) element.classList.toggle(kind, (row.told ?? []).some(([where, how]) => where === field && how === kind));
  };
  const figures = (cell) => {
    const row = cell.getData();
    const field = cell.getField();
    const element = cell.getElement();
    element.classList.toggle("not-taken", !isTaken(row, field));
    element.classList.toggle("takes", isTaken(row, field));
    coloured(element, row, field);
    const text = cell.getValue();
    if (!isTaken(row, field)) return "";
    if (field === "note" && !text) return "";
    return text === "" || text === null ? "–" : document.createTextNode(field === "note" ? text : grouped(text));
  };
  const editor = (cell, rendered, success, cancel) => {
    const input = document.createElement("input");
    input.className = "grid-editor";
    input.setAttribute("aria-label", `${cell.getData().name}: ${cell.getColumn().getDefinition().title}`);
    input.value = seed ?? cell.getValue() ?? "";
    const isSeeded = seed !== null;
    seed = null;
    const done = (way) => { success(input.value.trim()); if (way) move(way); };
    rendered(() => { input.focus(); if (!isSeeded) input.select(); });
    input.addEventListener("blur", () => done());
    input.addEventListener("paste", (event) => {
      if (!/[\t\n]/.test(event.clipboardData.getData("text/plain").replace(/\n$/, ""))) event.stopPropagation();
      else cancel();
    });
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      const way = { Enter: event.shiftKey ? "up" : "down", Tab: event.shiftKey ? "left" : "right", ArrowDown: "down", ArrowUp: "up" }[event.key];
      if (event.key === "Escape") cancel();
      else if (way) { event.preventDefault(); done(way); }
    });
    return input;
  };
  const column = (title, field, more = {}) => ({ title, field, headerSort: false, ...more });
  const typed = { editor, editable: (cell) => isTaken(cell.getData(), cell.getField()), formatter: figures, cssClass: "figures" };
  const right = { hozAlign: "right", headerHozAlign: "right", cssClass: "figures known" };
  const table = new Tabulator(place, {
    data: rows,
    index: "id",
    layout: "fitColumns",
    maxHeight: "72vh",
    renderVerticalBuffer: isLong ? 120 : 400,
    // Rows of one height need not be measured, which is what takes time in a long form.
    ...(isLong ? { rowHeight: 38 } : {}),
    columnDefaults: { resizable: false, tooltip: false },
    editTriggerEvent: "dblclick",
    selectableRange: 1,
    selectableRangeAutoFocus: false,
    selectableRangeInitializeDefault: false,
    clipboard: "copy",
    clipboardCopyStyled: false,
    clipboardCopyRowRange: "range",
    clipboardCopyConfig: { columnHeaders: false, columnGroups: false, rowGroups: false, columnCalcs: false },
    rowFormatter: (row) => {
      row.getElement().classList.toggle("heading", Boolean(row.getData().heading));
      row.getElement().classList.toggle("part", Boolean(row.getData().part));
    },
    columns: [
      column(say("STT", "No."), "label", { width: 58, hozAlign: "center", headerHozAlign: "center" }),
      column(say("Chỉ tiêu", "Target"), "name", { widthGrow: 3, minWidth: 190, formatter: "plaintext", variableHeight: !isLong, cssClass: "of-line" }),
      column(say("ĐVT", "Measure"), "measure", { width: 92 }),
      column(say("Mức giao năm", "Goal"), "goal", { width: 104, ...right }),
      column(say("Cùng kỳ năm trước", "A year ago"), "ago", { width: 104, ...right }),
      column(say("Kỳ trước, lũy kế", "Before"), "before", { width: 104, ...right }),
      column(say("Trong kỳ", "This period"), "now", { width: 118, ...right, ...typed }),
      column(say("Lũy kế", "To date"), "to_date", { width: 118, ...right, ...typed }),
      column(say("Ghi chú, lý do", "Note, reason"), "note", { widthGrow: 2, minWidth: 130, ...typed, cssClass: "" }),
      column(say("Kiểm tra", "Checks"), "told", { widthGrow: 2, minWidth: 150, variableHeight: !isLong, formatter: (cell) => told(cell.getData()) }),
    ],
  });
  place.setAttribute("aria-label", say("Bảng nhập số liệu", "Grid of figures"));
  const move = (way) => { table.modules.selectRange.navigate(false, false, way); place.querySelector(".tabulator-tableholder")?.focus(); };

  // Every change, of a key, a paste or an undo, is a list of {row, field, from, to}.
  const done = [];
  const undone = [];
  const buttons = { undo: document.querySelector("[data-undo]"), redo: document.querySelector("[data-redo]") };
  function put(changes, onto = done) {
    const real = changes.filter((each) => isTaken(each.row, each.field) && each.from !== each.to);
    if (!real.length) return;
    onto.push(real);
    if (onto === done && !put.again) undone.length = 0;
    const toSend = {};
    for (const { row, field, to } of real) {
      row[field] = to;
      toSend[keyOf(row, field)] = valueOf(row, field, to);
    }
    entryDraft.put(toSend);
    show([...new Set(real.map((each) => each.row))]);
    buttons.undo.disabled = !done.length;
    buttons.redo.disabled = !undone.length;
  }
  // Rows that were never in sight have no cells yet and read what is new when they come; the others are drawn
  // a few at a time, so that the page never stands still.
  let drawn = null;
  async function show(some) {
    drawn ??= new Map(table.getRows().map((row) => [row.getData().id, row]));
    const seen = some.map((row) => drawn.get(row.id)).filter((row) => row._row.cells.length);
    for (let at = 0; at < seen.length; at += 40) {
      for (const row of seen.slice(at, at + 40)) {
        const { now, to_date, note, told: said } = byId.get(row.getData().id);
        row.update({ now, to_date, note, told: [...(said ?? [])] });
        // A cell whose figure stays is not drawn again, and what is noticed about it may be new.
        for (const field of FIELDS) coloured(row.getCell(field).getElement(), byId.get(row.getData().id), field);
      }
      await new Promise(requestAnimationFrame);
    }
    // What is noticed makes rows higher: the grid grows with them, and none is cut at its lower edge.
    if (!isLong && seen.length) table.rowManager.adjustTableSize();
  }
  function again(from, onto) {
    const last = from.pop();
    if (!last) return;
    put.again = true;
    put(last.map(({ row, field, from: was, to }) => ({ row, field, from: to, to: was })), onto);
    put.again = false;
    buttons.undo.disabled = !done.length;
    buttons.redo.disabled = !undone.length;
  }
  const change = (row, field, to) => ({ row, field, from: row[field] ?? "", to });
  buttons.undo.addEventListener("click", () => again(done, undone));
  buttons.redo.addEventListener("click", () => again(undone, done));
  document.querySelector("[data-copy-last]").addEventListener("click", () => {
    put(rows.filter((row) => !row.heading && row.last && !row.now).map((row) => sure(row, "now", row.last) && change(row, "now", row.last)));
  });
  document.querySelector("[data-copy-below]")?.addEventListener("click", () => {
    const blank = rows.flatMap((row) => ["now", "to_date"].filter((field) => row[`${field}_below`] && !row[field]).map((field) => [row, field]));
    put(blank.map(([row, field]) => sure(row, field, row[`${field}_below`]) && change(row, field, row[`${field}_below`])));
  });
  table.on("cellEdited", (cell) => {
    const row = byId.get(cell.getData().id);
    const was = cell.getOldValue() ?? "";
    row[cell.getField()] = was;
    put([{ row, field: cell.getField(), from: was, to: cell.getValue() ?? "" }]);
  });

  const range = () => table.getRanges()[0];
  const chosen = () => {
    const cells = (range()?.getCells() ?? []).flat();
    return cells.map((cell) => ({ row: byId.get(cell.getData().id), field: cell.getField(), cell }));
  };
  place.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === "z") { event.preventDefault(); again(...(event.shiftKey ? [undone, done] : [done, undone])); }
    else if (command && event.key.toLowerCase() === "y") { event.preventDefault(); again(undone, done); }
    else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      put(chosen().filter(({ row, field }) => FIELDS.includes(field) && isTaken(row, field)).map(({ row, field }) => change(row, field, "")));
    } else if (event.key.length === 1 && !command && !event.altKey) {
      const [first] = chosen();
      if (!first || !FIELDS.includes(first.field) || !isTaken(first.row, first.field)) return;
      event.preventDefault();
      seed = event.key;
      first.cell.edit(true);
    }
  });
  place.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    event.preventDefault();
    if (text.length > 2_000_000) {
      tell(say("Phần chép vào quá lớn (hơn 2 MB). Chỉ chép các cột số liệu của biểu này.", "What was copied is too large (over 2 MB). Copy only the columns of this form."));
      return;
    }
    const [first] = chosen();
    const at = { row: first?.row ?? rows.find((row) => !row.heading), field: FIELDS.includes(first?.field) ? first.field : "now" };
    const cells = placed(text, rows, at);
    if (!cells.some(({ row, field }) => isTaken(row, field))) {
      tell(say("Không thấy số nào khớp với biểu trong phần vừa chép. Chọn ô đầu, rồi chép cột số liệu (hoặc cả cột tên).", "Nothing in what you pasted fits the form. Choose the first cell and copy the column of figures (or the names with them)."));
      return;
    }
    const figures = cells.filter(({ row, field }) => field !== "note" && isTaken(row, field)).map((each) => each.text);
    const fill = (sign) => {
      const changes = cells.map(({ row, field, text: to }) => change(row, field, field === "note" ? to : onThisPage(to, sign)));
      for (const { row, field, to } of changes) if (field !== "note" && looksLikeFigure(to)) sure(row, field, to);
      put(changes);
      const other = cells.findIndex(({ text: was }, at) => was !== changes[at].to);
      if (other >= 0) {
        const [was, now] = [cells[other].text, changes[other].to];
        tell(say(`Số chép vào viết kiểu ${was} được ghi thành ${now}.`, `Pasted figures written like ${was} were put down as ${now}.`));
      }
      place.querySelector(".tabulator-tableholder")?.focus();
    };
    const { sign, asked } = signOfBlock(figures, heldBy(event.clipboardData.getData("text/html")));
    document.getElementById("asked-sign")?.remove();
    if (asked) askForSign(asked, fill);
    else fill(sign);
  });
  entryDraft.onKept((kept) => {
    const changed = [];
    for (const row of rows) {
      const now = kept.told[row.id] ?? [];
      if (row.heading || JSON.stringify(now) === JSON.stringify(row.told ?? [])) continue;
      row.told = now;
      changed.push(row);
    }
    show(changed);
  });
  // From the list of cells to mend to the cell itself.
  for (const link of document.querySelectorAll("[data-to-line]")) {
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      await table.scrollToRow(link.dataset.toLine, "center", true);
      const cell = table.getRow(link.dataset.toLine).getCell(link.dataset.toField);
      for (const old of table.getRanges()) old.remove();
      table.addRange(cell, cell);
      place.scrollIntoView({ block: "nearest" });
      place.querySelector(".tabulator-tableholder")?.focus({ preventScroll: true });
    });
  }
  table.on("tableBuilt", () => {
    // The part that scrolls takes the focus, so that it, and not what lies in it, is the group of rows.
    place.querySelector(".tabulator-tableholder").setAttribute("role", "rowgroup");
    place.querySelector(".tabulator-table").setAttribute("role", "presentation");
    place.removeAttribute("aria-owns");
    const first = table.getRows().find((row) => !row.getData().heading);
    if (first) table.addRange(first.getCell("now"), first.getCell("now"));
    place.dataset.ready = "yes";
    entryDraft.flush();
  });
  window.entryTable = table;
}
