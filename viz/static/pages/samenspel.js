// Comfort only: every page works without this script.
"use strict";

const FEWEST_LETTERS = 2;
const PAUSE = 150;

// Suggestions while typing: names with their kind, in the language of the page.
for (const input of document.querySelectorAll("input[data-suggest]")) {
  const list = document.getElementById(input.getAttribute("list"));
  let waiting = 0;
  let asked = "";
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const query = input.value.trim();
      if (query.length < FEWEST_LETTERS || query === asked) return;
      asked = query;
      try {
        const language = document.documentElement.lang;
        const answer = await fetch(`${input.dataset.suggest}?lang=${language}&q=${encodeURIComponent(query)}`);
        if (!answer.ok || query !== asked) return;
        list.replaceChildren(...(await answer.json()).map(({ value, label }) => {
          const option = document.createElement("option");
          option.value = value;
          option.label = label;
          return option;
        }));
      } catch {
        // Without an answer there are no suggestions; the form works all the same.
      }
    }, PAUSE);
  });
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.select();
      document.execCommand("copy");
    }
    const label = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

for (const slider of document.querySelectorAll("input[data-year-for]")) {
  const field = document.getElementById(slider.dataset.yearFor);
  slider.hidden = false;
  slider.addEventListener("input", () => { field.value = slider.value; });
  slider.addEventListener("change", () => { field.form.requestSubmit(); });
  field.addEventListener("input", () => { if (field.value) slider.value = field.value; });
}

// On a phone filters fold away until asked for, unless one is in use.
if (matchMedia("(max-width: 46rem)").matches) {
  for (const details of document.querySelectorAll("details[data-folds]")) {
    const used = [...details.querySelectorAll("input:not([type=range]), select")].some((field) =>
      field.type === "checkbox" ? field.checked : field.tagName === "SELECT" ? field.selectedIndex > 0 && field.id !== "f-depth" : field.value);
    if (!used) details.open = false;
  }
}

// What is chosen on the map stands in the address of the page around it too, and is seen again from there.
const drawing = document.querySelector("iframe.map.tall");
if (drawing) {
  if (location.hash.length > 1) drawing.src += location.hash;
  addEventListener("message", ({ source, data }) => {
    if (source !== drawing.contentWindow || typeof data?.map !== "string") return;
    if (data.map === "" || data.map.startsWith("#")) history.replaceState(null, "", location.pathname + location.search + data.map);
  });
}
