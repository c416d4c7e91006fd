// What is drawn now: which marks and lines follow from the open groups and the filters, and where they stand.

const marks = new vis.DataSet();
const lines = new vis.DataSet();
const bundles = new Map();
let shown = [];
let standsFor = new Map();
let places = new Map();

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const MEMBER_ROOM = 50;
const SINGLE_ROOM = 26;
// Of more lines the arrows take longer to draw than they tell; those of what is chosen are always drawn.
const MOST_ARROWS = 4000;

const meaningOf = (fact) => data.relations[fact.relation].meaning;
const inPeriod = (fact) =>
  (!choice.toYear || fact.since <= choice.toYear) && (!choice.fromYear || !fact.until || fact.until >= choice.fromYear);
// What had no relation in the period is not part of it; what has none at all is.
const lived = (item) => {
  if (!(choice.fromYear || choice.toYear) || data.centres.includes(item.id) || item.id === data.focus) return true;
  const own = factsOf.get(item.id);
  return !own.length || own.some(inPeriod);
};
const passes = (item) => !choice.hiddenKinds.has(item.kind) && lived(item);
const factPasses = (fact) =>
  !choice.hiddenMeanings.has(meaningOf(fact)) && !choice.hiddenRelations.has(fact.relation) && inPeriod(fact) &&
  passes(items.get(fact.from)) && passes(items.get(fact.to));
const isMark = (id) => marks.get(id) !== null;
// The mark that an entity is seen as: its own, or that of its closed group.
const markOf = (id) => standsFor.get(id) ?? null;

const position = (id) => places.get(id);
// Pixels of the screen for one of the map.
const scaleNow = () => (network ? network.getScale() : 1);

// On a screen that stands the drawing stands too.
let upright = false;
const stands = () => frame.clientHeight > 1.15 * frame.clientWidth;
const home = (item) => item.places[choice.arrangement === "network" && upright ? "tall" : choice.arrangement];

// Makes the map as much larger as what opens on it.
function widen(circles, discs) {
  const [xs, ys] = [circles.map(({ x }) => x), circles.map(({ y }) => y)];
  const area = (Math.max(...xs) - Math.min(...xs) + 100) * (Math.max(...ys) - Math.min(...ys) + 100);
  const more = discs.reduce((sum, { room }) => sum + (2 * room) ** 2, 0);
  const factor = Math.sqrt(1 + more / area);
  for (const circle of circles) {
    circle.x *= factor;
    circle.y *= factor;
  }
}

// An opened group takes the room of its members: what stood there makes way, the lighter more than the heavier.
function makeWay(circles) {
  for (let round = 0; round < 80; round++) {
    let moved = false;
    for (let i = 0; i < circles.length; i++) {
      for (let j = i + 1; j < circles.length; j++) {
        const a = circles[i];
        const b = circles[j];
        const across = b.x - a.x || 1e-3;
        const along = b.y - a.y;
        const room = a.room + b.room;
        const square = across * across + along * along;
        if (square >= (room - 1) * (room - 1)) continue;
        const far = Math.sqrt(square);
        const more = room / far - 1;
        const share = (b.room * b.room) / (a.room * a.room + b.room * b.room);
        a.x -= across * more * share;
        a.y -= along * more * share;
        b.x += across * more * (1 - share);
        b.y += along * more * (1 - share);
        moved = true;
      }
    }
    if (!moved) return;
  }
}

function placesNow() {
  const circles = [];
  for (const item of nodes) {
    if (groupOf.has(item.id)) continue;
    const [x, y] = home(item);
    const room = choice.opened.has(item.id) ? MEMBER_ROOM * Math.sqrt(item.members.length) + 40 : SINGLE_ROOM;
    circles.push({ item, x, y, room });
  }
  if (choice.opened.size) {
    const discs = circles.filter(({ room }) => room > SINGLE_ROOM);
    widen(circles, discs);
    makeWay(discs);
    makeWay(circles);
  }
  const found = new Map();
  for (const { item, x, y } of circles) {
    found.set(item.id, [x, y]);
    if (!choice.opened.has(item.id)) continue;
    item.members.forEach((member, at) => {
      const far = MEMBER_ROOM * Math.sqrt(at + 0.5);
      found.set(member, [x + far * Math.cos(at * GOLDEN), y + far * Math.sin(at * GOLDEN)]);
    });
  }
  return found;
}

function refresh() {
  upright = stands();
  places = placesNow();
  standsFor = new Map();
  const wanted = new Map();
  for (const item of nodes) {
    if (item.members || !passes(item)) continue;
    const group = groupOf.get(item.id);
    const seenAs = group && !choice.opened.has(group) ? group : item.id;
    standsFor.set(item.id, seenAs);
    if (!wanted.has(seenAs)) {
      const [x, y] = places.get(seenAs);
      wanted.set(seenAs, { id: seenAs, x, y, size: items.get(seenAs).size, shape: "custom", ctxRenderer: paint });
    }
  }
  // vis-network may draw while the sets change; what is over the marks then waits.
  shown = [];
  lit = null;
  apply(marks, wanted, (old, now) => old.x !== now.x || old.y !== now.y);
  apply(lines, linesNow(), () => true);
  shown = [...wanted.keys()].map((id) => items.get(id)).sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  const many = lines.length > 2500;
  network?.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many, hover: lines.length < 5000 } });
}

function linesNow() {
  bundles.clear();
  const between = new Map();
  const wanted = new Map();
  for (const fact of facts) {
    if (!factPasses(fact)) continue;
    const [from, to] = [markOf(fact.from), markOf(fact.to)];
    if (from === to) continue;
    const key = from < to ? `${from}|${to}` : `${to}|${from}`;
    if (from !== fact.from || to !== fact.to) {
      const id = `bundle:${key}`;
      if (!bundles.has(id)) bundles.set(id, []);
      bundles.get(id).push(fact.id);
      continue;
    }
    if (!between.has(key)) between.set(key, []);
    between.get(key).push(fact);
  }
  const drawnArrows = between.size <= MOST_ARROWS;
  for (const parallel of between.values()) {
    parallel.forEach((fact, at) =>
      wanted.set(fact.id, { ...lineLook(fact, drawnArrows), smooth: bend(fact, at, parallel.length) }));
  }
  const least = weakest();
  for (const [id, bundled] of bundles) {
    const [from, to] = id.slice("bundle:".length).split("|");
    const meanings = new Set(bundled.map((one) => meaningOf(factById.get(one))));
    const color = meanings.size === 1 ? ink.meaning[[...meanings][0]] : ink.muted;
    wanted.set(id, { id, from, to, width: bundleWidth(bundled.length), color: { color: faint(color, from, to) }, arrows: "", smooth: false,
      hidden: bundled.length < least });
  }
  return wanted;
}

// Of many bundles only the thickest are drawn; the others show when one of their ends is chosen.
const MOST_BUNDLES = 60;

function weakest() {
  if (bundles.size <= MOST_BUNDLES) return 0;
  const sizes = [...bundles.values()].map(({ length }) => length).sort((a, b) => b - a);
  return sizes[MOST_BUNDLES];
}

// What binds is drawn in full; what hangs on one of several centres is paler, and so is a mat of bundles.
function faint(colour, from, to) {
  if (data.centres.length > 1) return boundBy(from) > 1 || boundBy(to) > 1 ? colour : mixed(colour, 0.5);
  return bundles.size > MOST_BUNDLES ? mixed(colour, 0.6) : colour;
}

const centresOf = new Map(nodes.map(({ id }) => [id, new Set()]));
for (const { from, to } of facts) {
  for (const [id, other] of [[from, to], [to, from]]) {
    if (!data.centres.includes(other) || data.centres.includes(id)) continue;
    centresOf.get(id).add(other);
    if (groupOf.has(id)) centresOf.get(groupOf.get(id)).add(other);
  }
}
const boundBy = (id) => centresOf.get(id).size;

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
function mixed(colour, share) {
  const [over, under] = [channels(colour), channels(ink.paper)];
  return `#${over.map((value, at) => Math.round(share * value + (1 - share) * under[at]).toString(16).padStart(2, "0")).join("")}`;
}

const bundleWidth = (count) => Math.min(8, 1.2 + 0.75 * Math.log2(count));

// Parallel relations fan out, so that each can be seen and clicked.
function bend(fact, at, count) {
  const offset = (at - (count - 1) / 2) * (fact.from < fact.to ? 1 : -1);
  if (!offset) return false;
  return { enabled: true, type: offset > 0 ? "curvedCW" : "curvedCCW", roundness: Math.min(0.6, 0.16 * Math.abs(offset)) };
}

const DASHES = { holds: false, ended: [9, 6] };

function lineLook(fact, drawnArrows) {
  const color = faint(ink.meaning[meaningOf(fact)], fact.from, fact.to);
  const arrows = drawnArrows && !data.relations[fact.relation].symmetric ? "to" : "";
  return { id: fact.id, from: fact.from, to: fact.to, width: 1.6, color: { color }, dashes: DASHES[fact.state], arrows };
}

function apply(set, wanted, differs) {
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  const changed = [];
  for (const [id, now] of wanted) {
    const old = set.get(id);
    if (old === null || differs(old, now)) changed.push(now);
  }
  set.update(changed);
}

function paint({ ctx, id, x, y }) {
  const item = items.get(id);
  const scale = scaleNow();
  const radius = radiusOf(item, scale);
  return {
    drawNode: () => drawMark(ctx, item, x, y, radius, 1 / scale),
    nodeDimensions: { width: 2 * radius, height: 2 * radius },
  };
}
