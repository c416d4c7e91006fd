// The search box: a combobox with suggestions (WAI-ARIA 1.2 pattern), on all names and identifiers.

const searchable = nodes
  .filter((item) => !item.members)
  .map((item) => {
    const shownNames = [...item.names, ...identifiersOf(item).map(({ text }) => text)];
    return { item, shownNames, names: shownNames.map(plain) };
  });
const MOST_SUGGESTED = 8;
let suggested = [];
let active = -1;

function score(name, wanted) {
  if (name === wanted) return 4;
  if (name.startsWith(wanted)) return 3;
  const at = name.indexOf(wanted);
  if (at < 0) return 0;
  return /[\p{L}\p{N}]/u.test(name[at - 1]) ? 1 : 2;
}

function find(text) {
  const wanted = plain(text).trim().replace(/\s+/g, " ");
  if (!wanted) return [];
  const hits = [];
  for (const { item, names, shownNames } of searchable) {
    let best = 0;
    let by = 0;
    names.forEach((name, at) => {
      const worth = score(name, wanted);
      if (worth > best) [best, by] = [worth, at];
    });
    if (best) hits.push({ item, best, name: shownNames[0], via: by ? shownNames[by] : null });
  }
  return hits.sort((a, b) => b.best - a.best || b.item.degree - a.item.degree || (a.name < b.name ? -1 : 1));
}

function suggest() {
  const box = $("search");
  const hits = find(box.value);
  suggested = hits.slice(0, MOST_SUGGESTED);
  active = -1;
  $("suggestions").replaceChildren(
    ...suggested.map(({ item, name, via }, at) =>
      make("li", { id: `suggestion-${at}`, role: "option", "aria-selected": "false", "data-at": at },
        make("bdi", { class: "hit" }, name),
        make("span", { class: "muted" }, data.kinds[item.kind].label, ...(via ? [" · ", make("bdi", {}, via)] : [])))),
  );
  open(suggested.length > 0);
  const typed = box.value.trim() !== "";
  $("found").textContent = typed ? fill(words.found, { n: number.format(hits.length) }) : "";
}

function open(isOpen) {
  $("suggestions").hidden = !isOpen;
  $("search").setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) $("search").removeAttribute("aria-activedescendant");
}

function activate(at) {
  active = (at + suggested.length) % suggested.length;
  [...$("suggestions").children].forEach((option, one) => option.setAttribute("aria-selected", String(one === active)));
  $("search").setAttribute("aria-activedescendant", `suggestion-${active}`);
  $("suggestions").children[active].scrollIntoView({ block: "nearest" });
}

function take(at) {
  const { item, name } = suggested[at];
  $("search").value = name;
  open(false);
  choose(item.id, { centre: true, toPanel: true });
}

function wireSearch() {
  const box = $("search");
  box.addEventListener("input", suggest);
  box.addEventListener("focus", () => box.value && suggest());
  box.addEventListener("blur", () => open(false));
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!suggested.length) suggest();
      if (!suggested.length) return;
      event.preventDefault();
      open(true);
      activate(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (suggested.length) take(Math.max(active, 0));
    } else if (event.key === "Escape") {
      if ($("suggestions").hidden) box.value = "";
      $("found").textContent = "";
      open(false);
    }
  });
  // Before the box loses the focus, which would close the list.
  $("suggestions").addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[data-at]");
    if (!option) return;
    event.preventDefault();
    take(Number(option.dataset.at));
  });
}
