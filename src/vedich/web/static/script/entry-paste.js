// What was copied from a spreadsheet, as cells of a form: heads skipped, rows matched by name where it has names.
"use strict";

const looksLikeFigure = (text) => /^[-+(]?\s*\d[\d.,\s\u00a0]*\s*%?\)?$/.test(text.trim());
const folded = (text) =>
  text.normalize("NFD").replace(/\p{Diacritic}/gu, "").replace(/đ/gi, "d").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();

// Split what a spreadsheet puts on the clipboard; a cell with a line break stands in quotes.
function rowsOf(text) {
  const rows = [[""]];
  let quoted = false;
  const clean = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < clean.length; at += 1) {
    const sign = clean[at];
    const row = rows[rows.length - 1];
    if (sign === '"' && (quoted || row[row.length - 1] === "")) {
      if (quoted && clean[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; } else quoted = !quoted;
    } else if (sign === "\t" && !quoted) row.push("");
    else if (sign === "\n" && !quoted) rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ").trim()));
}

// Rows above the first figure are heads. (A row of the numbers of columns, (1) (2) (3), is one, too.)
function withoutHeads(rows) {
  const isNumbering = (row) => row.filter(Boolean).length > 1 && row.every((cell, at) => !cell || /^\(?\d{1,2}\)?$/.test(cell) && Number(cell.replace(/\D/g, "")) <= at + 2);
  const first = rows.findIndex((row) => row.some(looksLikeFigure) && !isNumbering(row));
  return first < 0 ? { heads: [], body: rows } : { heads: rows.slice(0, first), body: rows.slice(first) };
}

// Give what goes where: [{row, field, text}]. `rows` are those of the form, `at` the chosen cell.
function placed(text, rows, at) {
  const { heads, body } = withoutHeads(rowsOf(text));
  const columns = Math.max(...body.map((row) => row.length));
  const isText = (column) => {
    const filled = body.map((row) => row[column] ?? "").filter(Boolean);
    return filled.length > 0 && filled.filter((cell) => !looksLikeFigure(cell) && !/^[-–—]+$/.test(cell)).length * 2 > filled.length;
  };
  for (let column = 0; column < columns; column += 1) {
    if (!isText(column)) continue;
    const matched = matchedByName(body, column, rows);
    if (matched.length * 2 < body.length) continue;
    const figures = columnsOfFigures(heads, body, column, columns, isText, at.field);
    return matched.flatMap(([row, cells]) => figures.map(([from, field]) => ({ row, field, text: cells[from] ?? "" })));
  }
  // A column or block without names goes down from the chosen cell, line by line; headings take no figure.
  const fields = ["now", "to_date", "note"].slice(Math.max(0, ["now", "to_date", "note"].indexOf(at.field)));
  const below = rows.slice(rows.indexOf(at.row)).filter((row) => !row.heading);
  const from = [...Array(columns).keys()].filter((column) => fields.includes("note") && columns <= fields.length || !isText(column) || columns === 1);
  return body.slice(0, below.length).flatMap((row, line) => from.slice(0, fields.length).map((column, place) => (
    { row: below[line], field: fields[place], text: row[column] ?? "" })));
}

// Give which line of the form each row names: [line, row]. "Nữ" is the part of the line that was named last.
function matchedByName(body, column, rows) {
  const lines = rows.filter((row) => !row.heading);
  const wholes = new Map(lines.filter((row) => !row.whole).map((row) => [folded(row.name), row]));
  const parts = new Map(lines.filter((row) => row.whole).map((row) => [`${row.whole} ${folded(row.name)}`, row]));
  const full = new Map(lines.filter((row) => row.whole).map((row) => [folded(row.full), row]));
  const found = [];
  let last = null;
  for (const cells of body) {
    const name = folded(cells[column] ?? "");
    const part = last && parts.get(`${last.id} ${name.replace(/^trong do /, "")}`);
    const line = part ?? wholes.get(name) ?? full.get(name);
    if (!line) continue;
    if (!line.whole) last = line;
    found.push([line, cells]);
  }
  return found;
}

// Which columns of a table with names hold the period and the sum to date: by their heads, or the last ones.
function columnsOfFigures(heads, body, name, columns, isText, field) {
  const numeric = [...Array(columns).keys()].filter((column) => column > name && !isText(column) && body.some((row) => row[column]));
  const head = (column) => folded(heads.map((row) => row[column] ?? "").join(" "));
  const found = [];
  const toDate = numeric.find((column) => head(column).includes("luy ke"));
  const now = numeric.find((column) => column !== toDate && /trong (ky|thang|quy)|thuc hien/.test(head(column)));
  if (now !== undefined) found.push([now, "now"]);
  if (toDate !== undefined) found.push([toDate, "to_date"]);
  if (found.length) return found;
  if (numeric.length === 1) return [[numeric[0], field === "to_date" ? "to_date" : "now"]];
  return [[numeric[numeric.length - 2], "now"], [numeric[numeric.length - 1], "to_date"]].filter(([column]) => column !== undefined);
}
