// How pasted figures are written: with a decimal comma or a decimal point. Said by what cannot be read
// otherwise; where nothing says it, the person is asked. Nothing is guessed.
"use strict";

// The sign before decimals on this page.
const pageWay = vietnamese ? "," : ".";
const otherSigns = (text) => text.replace(/[.,]/g, (sign) => (sign === "," ? "." : ","));

// Give the decimal sign that a figure shows: "," or "."; "either" where it may be read both ways, "" where it
// shows nothing.
function decimalSign(text) {
  const plain = text.replace(/[-+()%\s\u00a0\u2212\u2013]/g, "");
  const signs = plain.match(/[.,]/g) ?? [];
  if (!signs.length || !/^\d[\d.,]*$/.test(plain)) return "";
  const last = signs[signs.length - 1];
  const other = last === "," ? "." : ",";
  if (signs.includes(other)) return last;
  const [whole, ...groups] = plain.split(last);
  const parts = /^[1-9]\d{0,2}$/.test(whole) && groups.every((group) => group.length === 3);
  if (groups.length > 1) return parts ? other : "";
  return parts ? "either" : last;
}

// Give the decimal sign of a block; `asked` is a figure of it where nothing says which.
function signOfBlock(texts, exact = new Map()) {
  const said = new Set();
  const open = [];
  for (const text of texts) {
    const sign = decimalSign(text);
    if (sign === "either") {
      const known = exact.has(text) ? exactSign(text, exact.get(text)) : "";
      if (known) said.add(known); else open.push(text);
    } else if (sign) said.add(sign);
    // Who writes 12345 does not part thousands: in 1.234 beside it the sign stands before decimals.
    else if (/^[-+]?\d{4,}$/.test(text.trim()) && !/^(19|20)\d\d$/.test(text.trim())) said.add("plain");
  }
  const plain = said.delete("plain");
  if (said.size === 1) return { sign: [...said][0] };
  // A figure as this page itself writes thousands is no question; the other way round it is one.
  const odd = open.filter((text) => (text.includes(".") ? "." : ",") === pageWay);
  if (!said.size && plain && open.length) {
    const used = new Set(open.map((text) => (text.includes(".") ? "." : ",")));
    if (used.size === 1) return { sign: [...used][0] };
  }
  return odd.length ? { asked: odd[0], mixed: said.size > 1 } : { sign: said.size > 1 ? "mixed" : pageWay };
}

// Give the sign by which a text says what a spreadsheet holds: 1,234 is 1234 or 1.234.
function exactSign(text, value) {
  const plain = text.replace(/[^\d.,-]/g, "");
  const close = (read, decimals) => Math.abs(Number(read) - value) <= 0.5 / 10 ** decimals + 1e-9;
  const mark = plain.includes(",") ? "," : ".";
  if (close(plain.replace(/[.,]/g, ""), 0)) return mark === "," ? "." : ",";
  return close(plain.replace(",", "."), 3) ? mark : "";
}

// Some spreadsheets put what their cells hold beside what they show (LibreOffice, Google, Excel's own names).
function heldBy(html) {
  const found = new Map();
  if (!html || html.length > 5_000_000) return found;
  for (const cell of new DOMParser().parseFromString(html, "text/html").querySelectorAll("td")) {
    const told = cell.getAttribute("sdval") ?? cell.getAttribute("x:num") ?? "";
    const google = cell.dataset.sheetsValue?.match(/"3":\s*(-?[\d.]+(?:e[-+]?\d+)?)/i)?.[1] ?? "";
    const value = Number(told || google || NaN);
    if ((told || google) && Number.isFinite(value)) found.set(cell.textContent.replace(/\s+/g, " ").trim(), value);
  }
  return found;
}

// Give a pasted figure in the form of this page: by its own signs, or by those of its block where they say nothing.
function onThisPage(text, sign) {
  if (!looksLikeFigure(text)) return text;
  const own = decimalSign(text);
  const way = own === "either" ? sign : own;
  return (way === "," || way === ".") && way !== pageWay ? otherSigns(text) : text;
}

// Ask how a block is written; nothing is put into the form before somebody has said it.
function askForSign(text, answered) {
  document.getElementById("asked-sign")?.remove();
  const value = (sign) => {
    const plain = text.trim();
    const thousands = sign === "," ? "." : ",";
    const number = plain.split(thousands).join("");
    return sign === pageWay ? number : otherSigns(number);
  };
  const box = Object.assign(document.createElement("div"), { id: "asked-sign", className: "message warning", tabIndex: -1 });
  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-label", say("Số chép vào viết kiểu nào?", "How are these figures written?"));
  const words = Object.assign(document.createElement("p"), {
    textContent: say(`“${text}” trong phần vừa chép đọc được hai cách. Chọn cách đúng cho cả phần này; chưa có ô nào được điền.`,
      `“${text}” in what you pasted may be read in two ways. Choose the right one for all of it; no cell is filled in yet.`) });
  const actions = Object.assign(document.createElement("p"), { className: "actions" });
  const button = (label, done) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: label });
    made.addEventListener("click", () => { box.remove(); done(); });
    actions.append(made);
  };
  for (const sign of [",", "."]) {
    button(sign === (text.includes(",") ? "," : ".")
      ? say(`Thập phân: là ${value(sign)}`, `Decimals: it is ${value(sign)}`)
      : say(`Hàng nghìn: là ${value(sign)}`, `Thousands: it is ${value(sign)}`), () => answered(sign));
  }
  button(say("Thôi, không dán", "Do not paste"), () => {});
  box.append(words, actions);
  document.getElementById("grid").before(box);
  box.focus();
}
