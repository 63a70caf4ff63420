// The checker's form while it is busy: how much was sent, then about how long reading will take. The file stays
// chosen in the form, so that its marked copy can be asked for: the server keeps nothing.
"use strict";

const checker = document.querySelector("[data-check]");

if (checker) {
  const busy = checker.querySelector("[data-busy]");
  const bar = busy.querySelector("progress");
  const left = busy.querySelector("[data-left]");
  let ticking = 0;

  // As the server reckons: letters are quick, pages of a PDF slower, pictures have to be recognised.
  const seconds = () => {
    let sum = 0;
    for (const input of checker.querySelectorAll("input[type=file]")) {
      const file = input.files[0];
      if (!file) continue;
      const pace = /\.pdf$/i.test(file.name) ? 150000 : 400000;
      sum += /\.(png|jpe?g|tiff?)$/i.test(file.name) ? 15 : 2 + Math.floor(file.size / pace);
    }
    return sum;
  };

  checker.addEventListener("htmx:beforeRequest", () => {
    busy.hidden = false;
    bar.removeAttribute("value");
    left.textContent = say("Đang gửi …", "Sending …");
  });
  checker.addEventListener("htmx:xhr:progress", (event) => {
    if (!event.detail.lengthComputable) return;
    bar.max = event.detail.total;
    bar.value = event.detail.loaded;
    if (event.detail.loaded < event.detail.total || ticking) return;
    const began = Date.now();
    const expected = seconds();
    bar.max = expected;
    ticking = setInterval(() => {
      const spent = (Date.now() - began) / 1000;
      bar.value = Math.min(spent, expected * 0.95);
      left.textContent = spent < expected
        ? say(`Đang đọc, còn khoảng ${Math.ceil(expected - spent)} giây`, `Reading, about ${Math.ceil(expected - spent)} seconds left`)
        : say("Đang đọc, lâu hơn dự tính", "Reading, longer than expected");
    }, 250);
  });
  checker.addEventListener("htmx:afterRequest", () => {
    clearInterval(ticking);
    ticking = 0;
    busy.hidden = true;
  });
  // The copy is a download: the page stays, and so does the button.
  checker.querySelector("[data-copy]").addEventListener("click", (event) => {
    event.preventDefault();
    if (!checker.reportValidity()) return;
    const plain = document.createElement("form");
    for (const name of ["method", "enctype"]) plain.setAttribute(name, checker.getAttribute(name));
    plain.action = event.target.formAction;
    plain.hidden = true;
    const data = new FormData(checker);
    for (const [name, value] of data) {
      const field = document.createElement("input");
      field.name = name;
      if (value instanceof File) {
        if (!value.name) continue;
        const one = new DataTransfer();
        one.items.add(value);
        field.type = "file";
        field.files = one.files;
      } else field.value = value;
      plain.append(field);
    }
    document.body.append(plain);
    plain.submit();
    plain.remove();
  });
}
