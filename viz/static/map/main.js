// The map itself and how it answers to mouse, touch and keyboard.

let network = null;
let touched = false;

readInk();
refresh();
network = new vis.Network(frame, { nodes: marks, edges: lines }, data.options);
network.on("beforeDrawing", drawUnder);
network.on("afterDrawing", drawOver);
refresh();
const surface = frame.querySelector(".vis-network");
for (const [name, value] of Object.entries({
  role: "application",
  "aria-roledescription": words.mapRole,
  "aria-label": words.mapLabel,
  "aria-describedby": "keys",
  tabindex: "0",
})) surface.setAttribute(name, value);
surface.querySelector("canvas").setAttribute("aria-hidden", "true");

// -- moving ---------------------------------------------------------------------------------------------------

function moveTo(position, scale) {
  network.moveTo({ position, scale, animation: calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
}

function fit(ids, { animate = true, most = 1.25 } = {}) {
  const points = ids.filter(isMark).map(position);
  if (!points.length) return;
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { clientWidth: width, clientHeight: height } = frame;
  const scale = Math.min(most, (width - Math.min(120, width / 4)) / (right - left || 1), (height - 116) / (bottom - top || 1));
  // A little up: the buttons stand below.
  const target = { x: (left + right) / 2, y: (top + bottom) / 2 + 13 / scale };
  if (animate) moveTo(target, scale);
  else network.moveTo({ position: target, scale });
}

const fitAll = (how) => fit(shown.map((item) => item.id), how);
const zoom = (factor) => {
  touched = true;
  moveTo(network.getViewPosition(), Math.min(6, Math.max(0.02, network.getScale() * factor)));
};
const pan = (right, down) => {
  touched = true;
  const { x, y } = network.getViewPosition();
  const step = 120 / network.getScale();
  moveTo({ x: x + right * step, y: y + down * step }, network.getScale());
};

// -- choosing -------------------------------------------------------------------------------------------------

function redraw() {
  lit = findLit();
  showCard();
  network.redraw();
}

function choose(id, { centre = false, toPanel = false } = {}) {
  const item = items.get(id);
  if (item && !item.members) {
    if (!passes(item)) {
      choice.hiddenKinds.delete(item.kind);
      readFilters.back();
    }
    const group = groupOf.get(id);
    if (group && !choice.opened.has(group)) choice.opened.add(group);
    if (!isMark(id)) refresh();
  }
  choice.selected = id;
  choice.finding = null;
  redraw();
  remember();
  if (centre && isMark(id)) {
    touched = true;
    const [x, y] = position(id);
    moveTo({ x, y }, Math.max(network.getScale(), 0.75));
  }
  if (toPanel) toCard();
}

function toCard() {
  const heading = $("card").querySelector(".name");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  // The card with what it is about, which on a phone do not both fit.
  if (narrow.matches) $("panel").scrollIntoView();
  else $("map").scrollIntoView({ block: "nearest" });
}

function clear() {
  if (choice.selected === null && choice.finding === null) choice.path = false;
  choice.selected = null;
  choice.finding = null;
  for (const button of document.querySelectorAll("[data-finding]")) button.setAttribute("aria-pressed", "false");
  redraw();
  remember();
}

function toggleGroup(id) {
  if (!choice.opened.delete(id)) choice.opened.add(id);
  const group = items.get(id);
  choice.selected = choice.opened.has(id) ? choice.selected : id;
  if (choice.opened.has(id) && choice.selected === id) choice.selected = null;
  refresh();
  redraw();
  remember();
  if (choice.opened.has(id)) fit(group.members);
  say(fill(choice.opened.has(id) ? words.opened : words.closed, { name: group.label }));
}

function showFinding(at) {
  choice.selected = null;
  choice.finding = at;
  for (const button of document.querySelectorAll("[data-finding]")) {
    button.setAttribute("aria-pressed", String(Number(button.dataset.finding) === at));
  }
  redraw();
  fit([...lit.marks], { most: 0.9 });
}

// -- keyboard and pointer -------------------------------------------------------------------------------------

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The nearest mark that lies in a direction from the chosen one; without one, that nearest to the middle.
function neighbour([right, down]) {
  const from = choice.selected !== null && isMark(choice.selected) ? position(choice.selected) : null;
  const { x, y } = network.getViewPosition();
  const [startX, startY] = from ?? [x, y];
  let best = null;
  for (const { id } of shown) {
    if (id === choice.selected) continue;
    const [toX, toY] = position(id);
    const ahead = (toX - startX) * right + (toY - startY) * down;
    const aside = Math.abs((toX - startX) * down) + Math.abs((toY - startY) * right);
    if (from && ahead <= aside * 0.5) continue;
    const far = from ? ahead + 2 * aside : Math.hypot(toX - startX, toY - startY);
    if (!best || far < best.far) best = { id, far };
  }
  return best?.id ?? null;
}

surface.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const direction = DIRECTIONS[event.key];
  if (direction && event.shiftKey) pan(...direction);
  else if (direction) {
    const next = neighbour(direction);
    if (next !== null) choose(next);
    if (next !== null) keepInView(next);
  } else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fitAll();
  else if (event.key === "Escape") clear();
  else if (event.key === "Enter" && items.get(choice.selected)?.members) toggleGroup(choice.selected);
  else if (event.key === "Enter" && choice.selected !== null) toCard();
  else return;
  event.preventDefault();
});

function keepInView(id) {
  const [x, y] = position(id);
  const at = network.canvasToDOM({ x, y });
  const inside = at.x > 40 && at.y > 40 && at.x < frame.clientWidth - 40 && at.y < frame.clientHeight - 40;
  if (!inside) moveTo({ x, y }, network.getScale());
}

let wheelHint = null;
frame.addEventListener("wheel", (event) => {
  if (event.ctrlKey || event.metaKey || frame.contains(document.activeElement)) {
    touched = true;
    return;
  }
  event.stopPropagation();
  frame.classList.add("hinted");
  clearTimeout(wheelHint);
  wheelHint = setTimeout(() => frame.classList.remove("hinted"), 1200);
}, { capture: true, passive: true });

network.on("click", ({ nodes, edges }) => {
  surface.focus({ preventScroll: true });
  if (nodes.length) choose(nodes[0]);
  else if (edges.length) choose(edges[0]);
  else clear();
});
network.on("doubleClick", ({ nodes }) => {
  if (nodes.length && items.get(nodes[0]).members) toggleGroup(nodes[0]);
});
network.on("dragStart", () => { touched = true; });
network.on("hoverNode", ({ node }) => { hovered = node; frame.classList.add("pointing"); network.redraw(); });
network.on("blurNode", () => { hovered = null; frame.classList.remove("pointing"); network.redraw(); });

document.addEventListener("click", (event) => {
  const target = event.target.closest('a[href^="#row-"], [data-finding], [data-do]');
  if (!target) return;
  if (target.hash) {
    event.preventDefault();
    choose(decodeURIComponent(target.hash.slice("#row-".length)), { centre: true, toPanel: true });
  }
  if (target.dataset.finding !== undefined) showFinding(Number(target.dataset.finding));
  if (target.dataset.do !== undefined) actions[target.dataset.do]();
});

const actions = {
  in: () => zoom(1.3),
  out: () => zoom(1 / 1.3),
  fit: () => { touched = false; fitAll(); },
  left: () => pan(-1, 0),
  right: () => pan(1, 0),
  up: () => pan(0, -1),
  down: () => pan(0, 1),
  clear,
  path: () => {
    clear();
    choice.path = true;
    redraw();
    fit(data.path, { most: 0.9 });
    if (narrow.matches) $("map").scrollIntoView();
  },
  image: savePicture,
  vectors: saveVectors,
  allGroups: () => openGroups(choice.opened.size < groups.length),
};

function openGroups(open) {
  choice.opened = new Set(open ? groups.map((group) => group.id) : []);
  refresh();
  fitAll({ animate: lines.length < 2500 });
  redraw();
  remember();
}

// -- filters --------------------------------------------------------------------------------------------------

const kindBoxes = [...document.querySelectorAll("input[data-kind]")];
const familyBoxes = [...document.querySelectorAll("input[data-family]")];
const meaningBoxes = [...document.querySelectorAll("input[data-meaning]")];
const relationBoxes = [...document.querySelectorAll("input[data-relation]")];
const severityBoxes = [...document.querySelectorAll("input[data-severe]")];
const year = (field) => Math.max(0, Math.trunc(Number($(field)?.value)) || 0);
const unticked = (boxes, name) => boxes.filter((box) => !box.checked).map((box) => box.dataset[name]);

function readFilters() {
  choice.hiddenKinds = new Set(unticked(kindBoxes, "kind").map(Number));
  choice.hiddenMeanings = new Set(unticked(meaningBoxes, "meaning"));
  choice.hiddenRelations = new Set(unticked(relationBoxes, "relation").map(Number));
  choice.hiddenSeverities = new Set(unticked(severityBoxes, "severe"));
  [choice.fromYear, choice.toYear] = [year("from-year"), year("to-year")];
  markFamilies();
  if (choice.selected !== null && items.has(choice.selected) && !passes(items.get(choice.selected))) choice.selected = null;
  refresh();
  if (choice.selected !== null && !items.has(choice.selected) && lines.get(choice.selected) === null) choice.selected = null;
  redraw();
  filterLists();
  tellShown();
  remember();
}
// After the choice itself has changed: put the boxes in line with it.
readFilters.back = () => {
  for (const box of kindBoxes) box.checked = !choice.hiddenKinds.has(Number(box.dataset.kind));
  for (const box of meaningBoxes) box.checked = !choice.hiddenMeanings.has(box.dataset.meaning);
  for (const box of relationBoxes) box.checked = !choice.hiddenRelations.has(Number(box.dataset.relation));
  for (const box of severityBoxes) box.checked = !choice.hiddenSeverities.has(box.dataset.severe);
  if ($("from-year")) [$("from-year").value, $("to-year").value] = [choice.fromYear || "", choice.toYear || ""];
  $("arrangement").value = choice.arrangement;
  markFamilies();
  filterLists();
  tellShown();
};

function markFamilies() {
  for (const box of familyBoxes) {
    const own = kindBoxes.filter((one) => one.dataset.of === box.dataset.family);
    const on = own.filter((one) => one.checked).length;
    box.checked = on === own.length;
    box.indeterminate = on > 0 && on < own.length;
  }
}

function tellShown() {
  const all = searchable.length;
  const seen = searchable.filter(({ item }) => passes(item)).length;
  $("shown").textContent = seen === all ? "" : fill(words.shownOf, { n: number.format(seen), total: number.format(all) });
}

for (const box of [...kindBoxes, ...meaningBoxes, ...relationBoxes, ...severityBoxes]) box.addEventListener("change", readFilters);
for (const field of ["from-year", "to-year"]) $(field)?.addEventListener("change", readFilters);
for (const box of familyBoxes) {
  box.addEventListener("change", () => {
    for (const one of kindBoxes) if (one.dataset.of === box.dataset.family) one.checked = box.checked;
    readFilters();
  });
}
$("arrangement").addEventListener("change", (event) => {
  choice.arrangement = event.target.value;
  refresh();
  redraw();
  fitAll({ animate: false });
  remember();
});

// -- start ----------------------------------------------------------------------------------------------------

// On a phone the legend is folded, or it would stand between the drawing and the list.
function foldLegend() {
  document.querySelector(".legend").open = !narrow.matches;
}

let fitted = "";
new ResizeObserver(() => {
  const size = `${frame.clientWidth}x${frame.clientHeight}`;
  if (size === fitted || !frame.clientWidth) return;
  fitted = size;
  if (stands() !== upright) refresh();
  if (!touched && choice.selected === null) firstView();
}).observe(frame);

function firstView() {
  if (choice.path) fit(data.path, { animate: false, most: 0.9 });
  else fitAll({ animate: false });
}

function recolour() {
  readInk();
  refresh();
  redraw();
}

// The page around the map, or somebody who edits the address, asks for something else. A jump within the page does not.
function restore() {
  const [chosen, ...more] = location.hash.slice(1).split("&");
  if (chosen && !more.length && !items.has(decodeURIComponent(chosen))) return;
  const id = fromAddress(location.hash);
  readFilters.back();
  refresh();
  fitAll({ animate: false });
  choice.selected = null;
  if (id !== null) choose(id, { centre: true });
  else redraw();
}

dark.addEventListener("change", recolour);
narrow.addEventListener("change", foldLegend);
$("peek").addEventListener("click", (event) => {
  event.preventDefault();
  toCard();
});
wireSearch();
fromAddress(location.hash);
if (asAddress()) refresh();
lit = findLit();
firstView();
document.addEventListener("DOMContentLoaded", async () => {
  foldLegend();
  await unpack();
  linkNames();
  addEventListener("hashchange", restore);
  const asked = fromAddress(location.hash);
  refresh();
  readFilters.back();
  if (asked !== null) choose(asked, { centre: true });
  else redraw();
  network.once("afterDrawing", () => { document.documentElement.dataset.drawn = "yes"; });
  network.redraw();
});
