// Review by keyboard alone: keys press the very buttons that a mouse would, and the mark of the line that one is
// at moves on both sides. Without this file every button works as a form.
"use strict";

// The checker puts its desk into the page when a draft was read.
const found = () => document.querySelector("[data-review]");
let desk = found();
const announced = document.querySelector("[data-told]") ?? document.createElement("p");
let at = null; // the key of the current line: its element is replaced whenever it is decided
let waited = null; // what is typed while the form to correct a line is on its way
const underway = new Set(); // requests without an answer

const lines = () => [...desk.querySelectorAll("article[data-item]")];
const lineOf = (key) => key && document.getElementById(key);
const marksOf = (key) => desk.querySelectorAll(`[data-items~="${CSS.escape(key)}"]`);

function goTo(line, focus = true) {
  if (!line) return;
  lineOf(at)?.classList.remove("current");
  if (at) marksOf(at).forEach((mark) => mark.classList.remove("current"));
  at = line.dataset.item;
  line.classList.add("current");
  if (focus) line.focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
  const marks = marksOf(at);
  marks.forEach((mark) => mark.classList.add("current"));
  marks[0]?.scrollIntoView({ block: "center", inline: "nearest" });
  // Both panes scroll by themselves; the page stays where the two are seen.
  desk.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = lines();
  const place = all.indexOf(lineOf(at));
  goTo(all[Math.min(all.length - 1, Math.max(0, place + by))]);
}

function nextOpen() {
  const all = lines();
  const place = all.indexOf(lineOf(at));
  const order = [...all.slice(place + 1), ...all.slice(0, place + 1)];
  const open = order.find((line) => line.dataset.state === "open" && !line.dataset.sent);
  if (open) goTo(open);
  else announced.textContent = say("Không còn dòng nào chưa quyết.", "No line is open any more.");
}

function press(key) {
  const line = lineOf(at);
  const button = line?.querySelector(`[data-key="${key}"]`);
  if (!button) {
    if (key === "a") announced.textContent = line?.querySelector(".why")?.textContent ?? "";
    return;
  }
  button.click();
  if (key === "e") waited = "";
  if (key === "e" || key === "u") return;
  line.dataset.sent = "yes";
  nextOpen();
}

// What a line says of itself is shown on its words as well.
function paint(line) {
  for (const mark of marksOf(line.dataset.item)) {
    mark.classList.remove("open", "accepted", "corrected", "rejected", "committed");
    mark.classList.add(line.dataset.state);
  }
  // Its element was replaced, and focus with it: it comes back unless the person has gone on to something else.
  if (line.dataset.item === at) goTo(line, document.activeElement === document.body);
}

// A correction begins in its field, with what was typed before the field was there.
function begin(field) {
  field.focus();
  field.select?.();
  if (waited) {
    field.value = waited;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  waited = null;
}

// The list comes anew. Of a line that this page knows more of (a decision that was not counted yet, a correction
// that is being typed) what it knows stays; an answer that is still on its way finds the new line.
let gone = null;
function leave() {
  const focused = document.activeElement;
  gone = { lines: lines(), bar: document.getElementById("review-bar"), focused, from: focused.selectionStart, to: focused.selectionEnd };
}
function keepNewer() {
  const { lines: old, bar, focused, from, to } = gone;
  gone = null;
  const stay = (one, now) => { now.replaceWith(one); htmx.process(one); };
  for (const one of old) {
    const now = lineOf(one.dataset.item);
    if (!now || now === one) continue;
    if (one.querySelector("form.correct") || Number(one.dataset.seen) > Number(now.dataset.seen)) stay(one, now);
    else if (one.dataset.sent) {
      if (now.dataset.state === "open") now.dataset.sent = "yes";
      one.addEventListener("htmx:beforeSwap", (event) => { event.detail.target = lineOf(one.dataset.item) ?? one; });
    }
  }
  const counted = document.getElementById("review-bar");
  if (counted && bar && Number(counted.dataset.decisions) < Number(bar.dataset.decisions)) stay(bar, counted);
  if (focused.closest("form.correct") && focused.isConnected) {
    focused.focus({ preventScroll: true });
    if (from !== null && from !== undefined) focused.setSelectionRange(from, to);
  }
}

if (desk || document.querySelector("[data-check]")) {
  const help = document.querySelector("[data-keys]");
  if (help) {
    help.hidden = false;
    help.addEventListener("click", () => document.getElementById("keys").showModal());
  }

  document.addEventListener("keydown", (event) => {
    if (!desk || event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const typing = event.target.closest("input, textarea, select");
    if (typing && typing.type !== "hidden") {
      if (event.key === "Escape") typing.closest("article")?.querySelector("[data-cancel]")?.click();
      return;
    }
    if (waited !== null) {
      if (event.key.length === 1) waited += event.key;
      else if (event.key === "Backspace") waited = waited.slice(0, -1);
      else if (event.key !== "Enter") return;
      event.preventDefault();
      return;
    }
    const moves = { j: () => step(1), k: () => step(-1), n: nextOpen, ArrowDown: null, ArrowUp: null };
    if (moves[event.key]) moves[event.key]();
    else if (/^[areu1-9]$/.test(event.key)) press(event.key);
    else if (event.key === "A") document.querySelector("[data-bulk] button:not([disabled])")?.click();
    else if (event.key === "C") document.querySelector("[data-commit] button:not([disabled])")?.focus();
    else if (event.key === "?") document.getElementById("keys")?.showModal();
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (!desk?.contains(event.target)) return;
    const mark = event.target.closest("[data-items]");
    const told = event.target.closest("[data-to-mark], [data-to-line]");
    if (mark) goTo(lineOf(mark.dataset.items.split(" ")[0]));
    else if (told) {
      event.preventDefault();
      goTo(lineOf(told.dataset.toLine ?? told.dataset.toMark));
    } else {
      const line = event.target.closest("article[data-item]");
      if (line && line.dataset.item !== at && !event.target.closest("button, a")) goTo(line);
    }
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id === "proposals" && event.detail.shouldSwap) leave();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (gone) keepNewer();
    const field = event.target.matches?.("article") && event.target.querySelector("form.correct [autofocus]");
    if (field) begin(field);
  });
  // After the settling, in which htmx puts the attributes of what was there back for a moment.
  document.addEventListener("htmx:afterSettle", (event) => {
    desk = found();
    const line = event.target.closest?.("article[data-item]");
    if (line && event.target === line) {
      paint(line);
      const trouble = line.querySelector("[role=alert]");
      if (trouble) announced.textContent = trouble.textContent;
    } else if (event.target.closest?.("#proposals") && event.detail.target?.id === "proposals") {
      lines().forEach(paint);
      announced.textContent = document.querySelector("#proposals .note")?.textContent ?? "";
      if (document.activeElement.closest("form.correct")) return;
      if (lineOf(at)?.dataset.state === "open") goTo(lineOf(at));
      else nextOpen();
    }
  });
  // Answers may overtake each other: a count, or a line, that knows of less than what is shown comes too late.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    const comes = fragment.querySelector?.(`#${CSS.escape(target.id)}`) ?? fragment;
    const known = target.id === "review-bar" ? "decisions" : "seen";
    if (Number(comes.dataset?.[known]) < Number(target.dataset[known])) event.detail.shouldSwap = false;
  });
  // A line that the server did not take is open again.
  for (const name of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(name, (event) => {
      waited = null;
      delete lineOf(event.target.closest?.("article")?.dataset.item)?.dataset.sent;
    });
  }
  // What is decided is committed: the page waits until every decision has reached the server.
  document.addEventListener("htmx:beforeSend", (event) => {
    const { xhr, elt } = event.detail;
    if (!elt.closest("#proposals")) return;
    underway.add(xhr);
    xhr.addEventListener("loadend", () => underway.delete(xhr));
  });
  document.addEventListener("submit", (event) => {
    if (!underway.size || !event.target.matches("[data-commit]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    announced.textContent = say("Đang gửi các quyết định trước đó …", "The decisions before it are being sent …");
    const wait = () => {
      if (underway.size) setTimeout(wait, 50);
      else document.querySelector("[data-commit] button:not([disabled])")?.click();
    };
    wait();
  }, true);

  const wanted = lineOf(location.hash.slice(1));
  if (wanted) goTo(wanted);
  else if (desk) goTo(lines().find((line) => line.dataset.state === "open") ?? lines()[0], false);
}
