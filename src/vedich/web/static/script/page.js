// What pages do beyond links and forms. Every page works without this file; with it, it is quicker.
"use strict";

const vietnamese = document.documentElement.lang !== "en";
const say = (vi, en) => (vietnamese ? vi : en);

// "From where?": a figure's link fills the panel beside the page. Escape closes it and gives focus back.
const panel = document.getElementById("panel");
let asker = null; // the figure that was asked last
let opener = null; // the one on the page from which the panel was opened

function closePanel() {
  // What is still on its way opens nothing any more.
  asker = null;
  if (!panel || panel.hidden) return;
  panel.hidden = true;
  opener?.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[hx-target='#panel-body']");
  if (link) {
    asker = link;
    if (!panel?.contains(link)) opener = link;
  }
  if (event.target.closest("[data-close-panel]")) closePanel();
  if (event.target.closest("[data-print]")) window.print();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closePanel();
});
// Of figures asked one after the other the last one counts, in whichever order the answers come.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id === "panel-body" && event.detail.requestConfig.elt !== asker) event.detail.shouldSwap = false;
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "panel-body" && panel) {
    panel.hidden = false;
    panel.focus();
  }
});

// Whoever signs out takes along what this browser kept: forms for work without a connection, figures not sent.
const account = document.body.dataset.account;
const leaving = document.querySelector("form[data-sign-out]");
// A form that is just being kept is waited for, so that it is not written back after the clearing.
let beingKept = Promise.resolve();
leaving?.addEventListener("submit", (event) => {
  if (leaving.dataset.cleared) return;
  event.preventDefault();
  event.stopPropagation();
  clearAndLeave();
});
async function clearAndLeave() {
  if (typeof entryDraft !== "undefined" && entryDraft) await entryDraft.flush();
  const unsent = Object.keys(localStorage).filter((name) => name.startsWith(`vedich-entry:${account}:`));
  if (unsent.length && !window.confirm(say(
    `${unsent.length} biểu có số chưa gửi được về máy chủ. Đăng xuất bây giờ thì các số đó mất. Vẫn đăng xuất?`,
    `${unsent.length} forms hold figures that have not reached the server. Signing out now loses them. Sign out?`))) return;
  for (const name of unsent) localStorage.removeItem(name);
  for (const name of Object.keys(localStorage)) if (name.startsWith(`vedich-keep:${account}:`)) localStorage.removeItem(name);
  for (const name of Object.keys(sessionStorage)) if (name.startsWith("vedich-entry-sent:")) sessionStorage.removeItem(name);
  await beingKept.catch(() => {});
  await forgetForms(() => true);
  if (document.documentElement.dataset.keptAt) {
    tell(say("Đã xóa biểu và số đã gõ khỏi máy này. Không có mạng nên máy chủ chưa đóng phiên: hãy đóng trình duyệt, có mạng thì mở lại và bấm Đăng xuất.",
             "Forms and figures are gone from this browser. Without a connection the server has not ended the session: close the browser, and sign out again with a connection."));
    return;
  }
  leaving.dataset.cleared = "yes";
  leaving.requestSubmit();
}
async function forgetForms(isWanted) {
  if (!window.caches) return;
  for (const name of await caches.keys()) if (name.startsWith("vedich-offline:") && isWanted(name)) await caches.delete(name);
}
// Forms that another account kept here, and left without signing out.
if (account) forgetForms((name) => name !== `vedich-offline:${account}`);

// A double click sends a form once. (The record keeps the key of a form, too: this only spares the wait.)
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method === "post" && !form.hasAttribute("hx-post")) form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// What is typed into a form with data-keep="name" stays in this browser until the form was taken, so that a lost
// session or connection loses nothing. Passwords, files and hidden fields are never kept.
const keepable = (field) =>
  field.name && !["password", "file", "hidden", "submit", "button"].includes(field.type);
const keepName = (name) => `vedich-keep:${account}:${name}`;

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.dataset.keep) return;
  // Under no name: what stood in the fields before anything was typed.
  const now = { "": {} };
  for (const field of form.elements) {
    if (!keepable(field)) continue;
    if (["checkbox", "radio"].includes(field.type) && !field.checked) continue;
    (now[field.name] ??= []).push(field.value);
    now[""][field.name] = field.defaultValue;
  }
  try { localStorage.setItem(keepName(form.dataset.keep), JSON.stringify(now)); } catch { /* A full or closed storage. */ }
});
function bringBack(form) {
  const kept = JSON.parse(localStorage.getItem(keepName(form.dataset.keep)) || "{}");
  for (const field of form.elements) {
    if (!keepable(field) || !(field.name in kept)) continue;
    const isAsBefore = !field.value || field.tagName === "SELECT" || kept[""]?.[field.name] === field.defaultValue;
    if (["checkbox", "radio"].includes(field.type)) field.checked = kept[field.name].includes(field.value);
    else if (isAsBefore) field.value = kept[field.name][0] ?? "";
  }
}
// Whatever says that a form was taken, or given up, names what need not be kept any longer. So does a page
// that says "Done" right after a form was sent.
const sentForm = sessionStorage.getItem("vedich-keep-sent");
sessionStorage.removeItem("vedich-keep-sent");
if (sentForm && document.querySelector("#messages .message.success")) localStorage.removeItem(keepName(sentForm));
document.addEventListener("submit", (event) => {
  const { keep } = event.target.dataset;
  if (keep && (!event.target.hasAttribute("hx-post") || event.target.hasAttribute("hx-trigger"))) sessionStorage.setItem("vedich-keep-sent", keep);
});
document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-give-up]")?.closest("form[data-keep]");
  if (form) localStorage.removeItem(keepName(form.dataset.keep));
});
function keepOn(part) {
  const within = (what) => [...(part.matches?.(what) ? [part] : []), ...part.querySelectorAll(what)];
  for (const done of within("[data-kept-done]")) localStorage.removeItem(keepName(done.dataset.keptDone));
  within("form[data-keep]").forEach(bringBack);
}
keepOn(document);
document.addEventListener("htmx:load", (event) => keepOn(event.target));

// Tables sort by a press on a column's head: figures by value (data-value), words as Vietnamese orders them.
// A third press gives the order of the form back. data-column says where a head stands whose row is not whole.
const order = new Intl.Collator(vietnamese ? "vi" : "en", { numeric: true });
const compare = (a, b) => {
  const [one, two] = [Number(a), Number(b)];
  return Number.isNaN(one) || Number.isNaN(two) ? order.compare(a, b) : one - two;
};
const asPrinted = new WeakMap();
document.addEventListener("click", (event) => {
  const button = event.target.closest("table .sort");
  if (!button) return;
  const head = button.closest("th");
  const body = head.closest("table").tBodies[0];
  if (!asPrinted.has(body)) asPrinted.set(body, [...body.rows]);
  const column = Number(head.dataset.column ?? head.cellIndex);
  const next = { ascending: "descending", descending: "" }[head.getAttribute("aria-sort")] ?? "ascending";
  for (const other of head.closest("thead").querySelectorAll("th")) other.removeAttribute("aria-sort");
  const rows = [...asPrinted.get(body)];
  if (next) {
    head.setAttribute("aria-sort", next);
    const value = (row) => row.cells[column]?.dataset.value ?? row.cells[column]?.textContent.trim() ?? "";
    rows.sort((one, two) => {
      const [a, b] = [value(one), value(two)];
      // What is not known comes last in either direction.
      if (!a || !b) return a ? -1 : b ? 1 : 0;
      return next === "ascending" ? compare(a, b) : compare(b, a);
    });
  }
  // Rows in another order belong to no group: its line comes back with the order of the form.
  for (const row of rows) if (row.classList.contains("group")) row.hidden = Boolean(next);
  body.append(...rows);
});

// A fragment that could not be fetched says so where people look, in a sentence.
function tell(text) {
  const place = document.getElementById("messages");
  if (!place) return;
  const box = document.createElement("div");
  box.className = "message error";
  box.append(Object.assign(document.createElement("p"), { textContent: text }));
  place.replaceChildren(box);
}
document.addEventListener("htmx:sendError", () =>
  tell(say("Mất kết nối. Những gì đã gõ vẫn còn trong máy này; hãy thử lại khi có mạng.",
           "The connection is lost. What you typed is still here; try again when it is back.")));
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status === 401) return;
  tell(status === 404
    ? say("Mục này không có, hoặc bạn không có quyền xem.", "This is not there, or you may not see it.")
    : say("Máy chủ chưa làm được việc này. Hãy tải lại trang rồi thử lại.",
          "The server could not do this. Load the page again and retry."));
});
