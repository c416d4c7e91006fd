// What lies over the marks and lines: dimming of all but what is chosen, and the labels. Drawn in pixels of the
// screen, so that text has one size at every zoom; a label that would cover another gives way to the more important.

const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const LABEL_WIDTH = 132;
const LINE = 14;
// A word may stick out of its row this far before it is broken.
const WIDEST_WORD = 1.5;
const CERTAIN = 26;
const AREA_PER_LABEL = 8500;
let hovered = null;
let lit = null;

// The marks and lines that stand out now; null when nothing is chosen.
function findLit() {
  if (choice.selected !== null && isMark(choice.selected)) {
    const id = choice.selected;
    return { marks: new Set([id, ...network.getConnectedNodes(id)]), lines: network.getConnectedEdges(id) };
  }
  if (choice.selected !== null && lines.get(choice.selected) !== null) {
    const line = lines.get(choice.selected);
    return { marks: new Set([line.from, line.to]), lines: [line.id] };
  }
  if (choice.finding !== null) {
    const ids = new Set(data.findings[choice.finding].entities.map(markOf).filter((id) => id !== null));
    // One mark alone says little: its ties show what the gap is about.
    if (ids.size === 1) for (const near of network.getConnectedNodes([...ids][0])) ids.add(near);
    return { marks: ids, lines: within(ids) };
  }
  if (choice.path) {
    const ids = new Set(data.path.map(markOf).filter((id) => id !== null));
    const pairs = new Set(data.path.slice(1).flatMap((id, at) => [`${data.path[at]}|${id}`, `${id}|${data.path[at]}`]));
    return { marks: ids, lines: within(ids).filter((id) => pairs.has(`${lines.get(id).from}|${lines.get(id).to}`)) };
  }
  return null;
}

function within(ids) {
  return lines.getIds({ filter: (line) => ids.has(line.from) && ids.has(line.to) });
}

function drawOver(context) {
  const canvas = context.canvas;
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  const ratio = canvas.width / size.width;
  const scale = scaleNow();
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  const toScreen = (x, y) => [origin.x + x * scale, origin.y + y * scale];
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (lit) {
    context.globalAlpha = 0.82;
    context.fillStyle = ink.paper;
    context.fillRect(0, 0, size.width, size.height);
    context.globalAlpha = 1;
    for (const id of lit.lines) drawLitLine(context, id, toScreen, scale);
    for (const item of shown) if (lit.marks.has(item.id)) drawLitMark(context, item, toScreen, scale);
  }
  drawLabels(context, toScreen, scale, { x: 0, y: 0, ...size });
  context.restore();
}

function drawLitMark(context, item, toScreen, scale) {
  const [x, y] = toScreen(...position(item.id));
  drawMark(context, item, x, y, radiusOf(item, scale) * scale, 1);
}

// Where a line runs: the place at each part of it, from 0 to 1. A bent one is the quadratic Bézier curve that
// vis-network makes of `curvedCW` and `curvedCCW`; with a bend of 0 that is the straight line.
function courseOf({ from, to, smooth }) {
  const [[fromX, fromY], [toX, toY]] = [position(from), position(to)];
  const [right, down] = [toX - fromX, toY - fromY];
  const bend = smooth ? smooth.roundness * (smooth.type === "curvedCW" ? 1 : -1) : 0;
  const far = (1 + Math.abs(bend)) / 2;
  const [cos, sin] = [Math.cos((bend * Math.PI) / 2), Math.sin((bend * Math.PI) / 2)];
  const [viaX, viaY] = [fromX + far * (right * cos + down * sin), fromY + far * (down * cos - right * sin)];
  return (part) => {
    const [before, between, after] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
    return [before * fromX + between * viaX + after * toX, before * fromY + between * viaY + after * toY];
  };
}

function drawLitLine(context, id, toScreen, scale) {
  const line = lines.get(id);
  if (!line) return;
  const course = courseOf(line);
  const steps = line.smooth ? 16 : 1;
  const points = [];
  for (let at = 0; at <= steps; at++) points.push(toScreen(...course(at / steps)));
  const fact = factById.get(id);
  context.beginPath();
  points.forEach(([x, y], at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.strokeStyle = choice.path && choice.selected === null ? ink.accent : ink.lit;
  context.lineWidth = choice.path && choice.selected === null ? 3.5 : fact ? 1.8 : Math.max(1.8, 0.7 * line.width);
  context.setLineDash((fact && DASHES[fact.state]) || []);
  context.stroke();
  context.setLineDash([]);
  if (!fact || data.relations[fact.relation].symmetric) return;
  const [tipX, tipY] = points[points.length - 1];
  const [nearX, nearY] = points[points.length - 2];
  const angle = Math.atan2(tipY - nearY, tipX - nearX);
  const back = radiusOf(items.get(line.to), scale) * scale + 3;
  context.save();
  context.translate(tipX - back * Math.cos(angle), tipY - back * Math.sin(angle));
  context.rotate(angle);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(-9, -4);
  context.lineTo(-9, 4);
  context.closePath();
  context.fillStyle = context.strokeStyle;
  context.fill();
  context.restore();
}

// -- labels ---------------------------------------------------------------------------------------------------

// What is wider than a row is broken at its own hyphens, and where those do not help into equal parts with a hyphen.
function broken(context, word, width) {
  const letters = [...word];
  const size = Math.ceil(letters.length / Math.ceil(context.measureText(`${word}-`).width / width));
  const parts = [];
  for (let at = 0; at < letters.length; at += size) parts.push(letters.slice(at, at + size).join(""));
  return parts.map((part, at) => (at < parts.length - 1 ? `${part}-` : part));
}

function wrap(context, text, width, most) {
  const fits = (words, room = width) => context.measureText(words).width <= room;
  const cut = (part) => (fits(part, WIDEST_WORD * width) ? [part] : broken(context, part, width));
  const rows = [];
  for (const word of text.split(" ")) {
    const parts = fits(word) ? [word] : word.split(/(?<=-)/).flatMap(cut);
    parts.forEach((part, at) => {
      const longer = rows.length ? `${rows.at(-1)}${at ? "" : " "}${part}` : part;
      if (rows.length && fits(longer)) rows[rows.length - 1] = longer;
      else rows.push(part);
    });
  }
  if (rows.length <= most) return rows;
  let last = [...rows[most - 1]];
  while (last.length && !fits(`${last.join("")}…`, WIDEST_WORD * width)) last = last.slice(0, -1);
  return [...rows.slice(0, most - 1), `${last.join("").replace(/[-:;,]+$/, "")}…`];
}

// Which rectangles are taken, in cells so that asking is quick.
function makeRoom() {
  const cells = new Map();
  const around = ([left, top, right, bottom], use) => {
    for (let x = left >> 6; x <= right >> 6; x++) for (let y = top >> 6; y <= bottom >> 6; y++) use(`${x},${y}`);
  };
  return {
    take(box) {
      around(box, (key) => (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box])));
    },
    taken([left, top, right, bottom]) {
      let hit = false;
      around([left, top, right, bottom], (key) => {
        hit ||= (cells.get(key) ?? []).some((b) => left < b[2] && right > b[0] && top < b[3] && bottom > b[1]);
      });
      return hit;
    },
  };
}

const largeFont = `700 15px ${fontFamily}`;
const smallFont = `12.5px ${fontFamily}`;
const boldFont = `650 12.5px ${fontFamily}`;
const wrapped = new Map();

const fontOf = (item, bold) => (data.centres.includes(item.id) ? largeFont : bold ? boldFont : smallFont);

function labelOf(context, item, bold) {
  const key = bold ? `!${item.id}` : item.id;
  if (!wrapped.has(key)) {
    context.font = fontOf(item, bold);
    const rows = wrap(context, item.label, LABEL_WIDTH, bold || item.members ? 3 : 2);
    wrapped.set(key, { rows, width: Math.max(...rows.map((row) => context.measureText(row).width)) });
  }
  return wrapped.get(key);
}

// `area` is the part of the context that is seen.
function drawLabels(context, toScreen, scale, area) {
  const text = makeRoom();
  const bodies = makeRoom();
  drawCaptions(context, toScreen, text);
  const inView = [];
  for (const item of shown) {
    const [x, y] = toScreen(...position(item.id));
    const [right, down] = [x - area.x, y - area.y];
    if (right < -80 || down < -50 || right > area.width + 80 || down > area.height + 50) continue;
    if (lit && !lit.marks.has(item.id)) continue;
    const radius = radiusOf(item, scale) * scale;
    inView.push({ item, x, y, radius });
    if (shown.length < 1200) bodies.take([x - radius, y - radius, x + radius, y + radius]);
  }
  const first = (mark) =>
    (mark.item.id === choice.selected || mark.item.id === hovered ? 4 : 0) +
    (step.has(mark.item.id) ? 2 : 0) + (mark.item.id === data.focus || data.centres.includes(mark.item.id) ? 1 : 0);
  inView.sort((a, b) => first(b) - first(a) || b.item.degree - a.item.degree);
  const room = (area.width * area.height) / AREA_PER_LABEL;
  const most = Math.max(Math.min(CERTAIN, 2 * room), room) * (scale > 0.9 ? 4 : 1);
  context.textBaseline = "middle";
  context.lineJoin = "round";
  let placed = 0;
  inView.forEach((mark, rank) => {
    if (placed >= most) return;
    const must = first(mark) > 0;
    const bold = must;
    const label = labelOf(context, mark.item, bold);
    const box = roomFor(mark, label, area, text, bodies, must || rank < Math.min(CERTAIN / 2, room / 3));
    if (!box) return;
    text.take(box);
    placed += 1;
    context.font = fontOf(mark.item, bold);
    writeRows(context, label.rows, box);
  });
  if (lit && lit.lines.length <= 40) for (const id of lit.lines) drawLineLabel(context, id, toScreen, text, bodies);
}

// Below, above, beside, and then at the corners of the mark; never half outside the map.
const SIDES = [[0, 1], [0, -1], [1, 0], [-1, 0], [0.8, 0.9], [-0.8, 0.9], [0.8, -0.9], [-0.8, -0.9]];

function roomFor({ x, y, radius }, { rows, width }, area, text, bodies, important) {
  const half = width / 2 + 2;
  const high = (rows.length * LINE) / 2;
  const gap = radius * 1.25 + 3;
  const boxes = SIDES.map(([right, down]) => {
    const middle = Math.min(Math.max(x + right * (gap + half), area.x + half + 4), area.x + area.width - half - 4);
    const level = y + down * (gap + high);
    return [middle - half, level - high, middle + half, level + high];
  });
  const free = boxes.find((box) => !text.taken(box) && !bodies.taken(box));
  if (free || !important) return free;
  return boxes.find((box) => !text.taken(box));
}

function writeRows(context, rows, [left, top, right], colour = ink.text) {
  const middle = (left + right) / 2;
  context.textAlign = "center";
  context.strokeStyle = ink.paper;
  context.lineWidth = 3.5;
  rows.forEach((row, at) => context.strokeText(row, middle, top + LINE * (at + 0.5)));
  context.fillStyle = colour;
  rows.forEach((row, at) => context.fillText(row, middle, top + LINE * (at + 0.5)));
}

function drawLineLabel(context, id, toScreen, text, bodies) {
  const line = lines.get(id);
  if (!line) return;
  const fact = factById.get(id);
  const course = courseOf(line);
  const caption = fact ? data.relations[fact.relation].label : countRelations(bundles.get(id).length);
  context.font = `italic 11.5px ${fontFamily}`;
  const half = context.measureText(caption).width / 2 + 2;
  for (const at of [0.5, 0.38, 0.62]) {
    const [x, y] = toScreen(...course(at));
    const box = [x - half, y - 7, x + half, y + 7];
    if (text.taken(box) || bodies.taken(box)) continue;
    text.take(box);
    writeRows(context, [caption], box);
    return;
  }
}

// -- guides ---------------------------------------------------------------------------------------------------

const guides = () => (choice.opened.size ? [] : (data.guides[choice.arrangement] ?? []));

function drawUnder(context) {
  context.lineWidth = 1 / scaleNow();
  context.strokeStyle = ink.guide;
  for (const guide of guides()) {
    context.beginPath();
    if (guide.radius) context.ellipse(0, 0, guide.radius * data.stretch, guide.radius, 0, 0, 2 * Math.PI);
    else {
      context.moveTo(guide.left, guide.top - 12);
      context.lineTo(guide.right, guide.top - 12);
    }
    context.stroke();
  }
}

function drawCaptions(context, toScreen, text) {
  context.font = `650 12px ${fontFamily}`;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const guide of guides()) {
    const caption = words.tiers[guide.tier];
    const wide = context.measureText(caption).width;
    const [x, y] = guide.radius ? toScreen(0, -guide.radius) : toScreen(guide.left, guide.top - 12);
    const left = guide.radius ? x - wide / 2 : x;
    const box = [left - 2, y - (guide.radius ? 7 : 16), left + wide + 2, y + (guide.radius ? 7 : -2)];
    text.take(box);
    writeRows(context, [caption], box, ink.muted);
  }
}
