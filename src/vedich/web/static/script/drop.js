// Files and folders dropped on a frame go to the server one by one, so that one refused or cut off costs no
// other. Without this file the form sends them all at once.
"use strict";

const form = document.querySelector("[data-drop]");
const list = document.querySelector("[data-dropped]");
const queue = [];
let sending = false;
const megabytes = (bytes) => Math.ceil(bytes / 1e6);

function add(file, path) {
  if (/^(\.|~\$|Thumbs\.db$|desktop\.ini$)/.test(file.name)) return;
  const row = document.createElement("tr");
  const cell = row.insertCell();
  cell.colSpan = 6;
  list.prepend(row);
  document.querySelector("[data-dropped-frame]").hidden = false;
  document.querySelector("[data-dropped-empty]")?.remove();
  const one = { file, path: path || file.webkitRelativePath || file.name, row, cell };
  if (file.size > Number(form.dataset.mostBytes)) {
    const most = megabytes(Number(form.dataset.mostBytes));
    refuse(one, say(`Tệp quá lớn (${megabytes(file.size)} MB; tối đa ${most} MB). Hãy chia thành nhiều tệp nhỏ hơn.`,
                    `The file is too large (${megabytes(file.size)} MB; at most ${most} MB). Divide it into smaller files.`));
    return;
  }
  write(one, say("chờ gửi", "waiting to be sent"));
  queue.push(one);
}

function write(one, text, more) {
  const line = document.createElement("p");
  line.append(Object.assign(document.createElement("strong"), { textContent: one.path }), `: ${text} `);
  if (more) line.append(more);
  one.cell.replaceChildren(line);
}

function refuse(one, text, again) {
  one.row.className = "refused";
  let button = null;
  if (again) {
    button = Object.assign(document.createElement("button"), {
      type: "button", className: "button quiet small", textContent: say("Gửi lại", "Send again"),
    });
    button.addEventListener("click", () => {
      one.row.className = "";
      write(one, say("chờ gửi", "waiting to be sent"));
      queue.push(one);
      next();
    });
  }
  write(one, text, button);
}

function next() {
  if (sending || !queue.length) return;
  sending = true;
  const one = queue.shift();
  const body = new FormData();
  body.append("files", one.file, one.file.name);
  body.append("path", one.path);
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const request = new XMLHttpRequest();
  const began = Date.now();
  const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
  bar.setAttribute("aria-label", say("Đã gửi", "Sent"));
  const left = document.createElement("span");
  const box = document.createElement("span");
  box.append(bar, " ", left);
  write(one, say("đang gửi", "being sent"), box);
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    bar.value = (100 * event.loaded) / event.total;
    const seconds = Math.ceil(((Date.now() - began) / 1000) * (event.total / event.loaded - 1));
    if (seconds > 0) left.textContent = say(`còn khoảng ${seconds} giây`, `about ${seconds} seconds left`);
  });
  const done = () => { sending = false; next(); };
  request.addEventListener("load", () => {
    if (request.responseURL.includes("/sign-in/") || request.status === 401) {
      refuse(one, say("phiên làm việc đã đóng; hãy đăng nhập lại ở thẻ khác rồi gửi lại.",
                      "the session was closed; sign in in another tab, then send it again."), true);
    } else if (request.status === 200 || request.status === 422) {
      const made = document.createElement("template");
      made.innerHTML = request.responseText;
      const rows = [...made.content.querySelectorAll("tr")];
      for (const row of rows) document.getElementById(row.id || "-")?.remove();
      one.row.replaceWith(...rows);
      rows.forEach((row) => htmx.process(row));
    } else {
      refuse(one, say("máy chủ chưa nhận được tệp này; hãy gửi lại.", "the server did not take this file; send it again."), true);
    }
    done();
  });
  for (const name of ["error", "abort", "timeout"]) {
    request.addEventListener(name, () => {
      refuse(one, say("đứt kết nối khi đang gửi, tệp chưa được nhận.", "the connection was cut; the file was not taken."), true);
      done();
    });
  }
  request.open("POST", form.action);
  request.setRequestHeader("HX-Request", "true");
  request.send(body);
}

// A folder that was dropped is walked through; its files come with the way to them.
async function walk(entry, path) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    add(file, path + file.name);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return;
    for (const inner of some) await walk(inner, `${path}${entry.name}/`);
  }
}

if (form) {
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    for (const entry of entries) await walk(entry, "");
    next();
  });
  form.addEventListener("submit", (event) => event.preventDefault(), { capture: true });
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      for (const file of input.files) add(file);
      input.value = "";
      next();
    });
  }
  form.querySelector("button").hidden = true;
  form.classList.add("sends");
}
