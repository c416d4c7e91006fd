// A picture to put on a slide, of 1,920 by 1,080: title, drawing, legend and a line on where it comes from. One drawing
// serves both forms; what it asks of a canvas the second writes as SVG.

const SLIDE = { width: 1280, height: 720, sharp: 1.5 };
const EDGES = { left: 28, top: 96, right: 268, bottom: 46 };

// The part of CanvasRenderingContext2D that the drawing uses, written as SVG 1.1.
class Vectors {
  constructor() {
    this.parts = [];
    this.state = { fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineJoin: "miter", globalAlpha: 1, font: "10px sans-serif",
      textAlign: "start", textBaseline: "alphabetic", dash: [], matrix: new DOMMatrix() };
    this.kept = [];
    this.path = "";
    this.ruler = document.createElement("canvas").getContext("2d");
    for (const name of ["fillStyle", "strokeStyle", "lineWidth", "lineJoin", "globalAlpha", "font", "textAlign", "textBaseline"]) {
      Object.defineProperty(this, name, { get: () => this.state[name], set: (value) => { this.state[name] = value; } });
    }
  }
  save() { this.kept.push({ ...this.state, matrix: DOMMatrix.fromMatrix(this.state.matrix) }); }
  restore() { this.state = this.kept.pop(); }
  translate(x, y) { this.state.matrix = this.state.matrix.translate(x, y); }
  scale(x, y) { this.state.matrix = this.state.matrix.scale(x, y); }
  rotate(angle) { this.state.matrix = this.state.matrix.rotate((angle * 180) / Math.PI); }
  setLineDash(dash) { this.state.dash = dash; }
  beginPath() { this.path = ""; }
  moveTo(x, y) { this.path += `M${short(x)} ${short(y)}`; }
  lineTo(x, y) { this.path += `L${short(x)} ${short(y)}`; }
  closePath() { this.path += "Z"; }
  arc(x, y, radius) { this.ellipse(x, y, radius, radius); }
  // Only whole ones are drawn.
  ellipse(x, y, wide, high) {
    const [left, right, level, a, b] = [x - wide, x + wide, y, wide, high].map(short);
    this.path += `M${left} ${level}A${a} ${b} 0 1 0 ${right} ${level}A${a} ${b} 0 1 0 ${left} ${level}Z`;
  }
  fill(path) { this.put(path, `fill="${this.fillStyle}"`); }
  stroke(path) {
    const dash = this.state.dash.length ? ` stroke-dasharray="${this.state.dash.map(short).join(" ")}"` : "";
    this.put(path, `fill="none" stroke="${this.strokeStyle}" stroke-width="${short(this.lineWidth)}" stroke-linejoin="${this.lineJoin}"${dash}`);
  }
  fillRect(x, y, width, height) {
    this.write(`<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${this.fillStyle}"`, "/>");
  }
  fillText(text, x, y) { this.text(text, x, y, `fill="${this.fillStyle}"`); }
  strokeText(text, x, y) {
    this.text(text, x, y, `fill="none" stroke="${this.strokeStyle}" stroke-width="${short(this.lineWidth)}" stroke-linejoin="round"`);
  }
  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }
  text(text, x, y, paint) {
    const [, slant, weight, size] = /^(italic )?(?:(\d+) )?([\d.]+)px/.exec(this.font);
    const anchor = { center: "middle", right: "end", end: "end" }[this.textAlign] ?? "start";
    const level = this.textBaseline === "middle" ? 0.35 * Number(size) : 0;
    this.write(`<text x="${short(x)}" y="${short(y + level)}" font-size="${size}" font-weight="${weight ?? 400}"` +
      `${slant ? ' font-style="italic"' : ""} text-anchor="${anchor}" ${paint}`, `>${escaped(text)}</text>`);
  }
  put(path, paint) { this.write(`<path d="${path?.data ?? this.path}" ${paint}`, "/>"); }
  write(begin, end) {
    const { a, b, c, d, e, f, isIdentity } = this.state.matrix;
    const moved = isIdentity ? "" : ` transform="matrix(${[a, b, c, d, e, f].map(short).join(" ")})"`;
    const faint = this.globalAlpha < 1 ? ` opacity="${short(this.globalAlpha)}"` : "";
    this.parts.push(begin + moved + faint + end);
  }
  within({ x, y, width, height }, draw) {
    this.parts.push(`<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">`);
    draw();
    this.parts.push("</svg>");
  }
  document() {
    const [width, height] = [SLIDE.width, SLIDE.height];
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * SLIDE.sharp}" height="${height * SLIDE.sharp}" ` +
      `viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" font-family="${escaped(fontFamily)}">` +
      `<title id="title">${escaped(data.title)}</title><desc>${escaped([data.lead, data.stand].filter(Boolean).join(" "))}</desc>` +
      `${this.parts.join("")}</svg>`;
  }
}

const short = (value) => String(Math.round(value * 1000) / 1000);
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// What XML cannot hold is left out.
const escaped = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>"]/g, (one) => ENTITIES[one]);

function clipped(context, box, draw) {
  if (context instanceof Vectors) return context.within(box, draw);
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  draw();
  context.restore();
}

// Where the drawing stands in a box: what is seen now when somebody moved it, else all.
function viewIn(box) {
  if (touched && !upright) {
    const { x, y } = network.getViewPosition();
    const scale = network.getScale() * Math.min(box.width / frame.clientWidth, box.height / frame.clientHeight);
    return { x, y, scale };
  }
  const points = shown.map(({ id }) => position(id));
  if (!points.length) return { x: 0, y: 0, scale: 1 };
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(1.6, (box.width - 130) / (right - left || 1), (box.height - 70) / (bottom - top || 1));
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale };
}

function drawSlide(context) {
  const box = { x: EDGES.left, y: EDGES.top, width: SLIDE.width - EDGES.left - EDGES.right, height: SLIDE.height - EDGES.top - EDGES.bottom };
  context.fillStyle = ink.paper;
  context.fillRect(0, 0, SLIDE.width, SLIDE.height);
  writeTitle(context);
  const view = viewIn(box);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const toScreen = (x, y) => [middle.x + (x - view.x) * view.scale, middle.y + (y - view.y) * view.scale];
  clipped(context, box, () => {
    context.globalAlpha = lit ? 0.15 : 1;
    drawGuides(context, toScreen, view.scale);
    const told = new Set(lit?.lines ?? []);
    for (const line of lines.get()) if (!line.hidden && !told.has(line.id)) drawLine(context, line, toScreen, view.scale, line.color.color, line.width * 0.8);
    for (const item of shown) if (!lit?.marks.has(item.id)) drawMarkAt(context, item, toScreen, view.scale);
    context.globalAlpha = 1;
    if (lit) {
      for (const id of lit.lines) drawLitLine(context, id, toScreen, view.scale);
      for (const item of shown) if (lit.marks.has(item.id)) drawMarkAt(context, item, toScreen, view.scale);
    }
    drawLabels(context, toScreen, view.scale, box);
  });
  writeLegend(context);
  context.textAlign = "left";
  context.font = `11.5px ${fontFamily}`;
  context.fillStyle = ink.muted;
  context.fillText(cutToFit(context, `${words.source} ${data.stand}`, SLIDE.width - 2 * EDGES.left), EDGES.left, SLIDE.height - 20);
}

function writeTitle(context) {
  const room = SLIDE.width - 2 * EDGES.left;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillStyle = ink.text;
  let size = 27;
  do context.font = `700 ${size}px ${fontFamily}`;
  while (context.measureText(data.title).width > room && --size > 17);
  context.fillText(cutToFit(context, data.title, room), EDGES.left, 36);
  context.font = `14.5px ${fontFamily}`;
  context.fillStyle = ink.muted;
  if (data.lead) context.fillText(cutToFit(context, data.lead, room), EDGES.left, 68);
}

function cutToFit(context, text, room) {
  let letters = [...text];
  if (context.measureText(text).width <= room) return text;
  while (letters.length && context.measureText(`${letters.join("")}…`).width > room) letters = letters.slice(0, -1);
  return `${letters.join("").trimEnd()}…`;
}

// What stands in the picture, the commonest first when not all of it fits.
function writeLegend(context) {
  const told = lit ? shown.filter(({ id }) => lit.marks.has(id)) : shown;
  const counts = new Map();
  const add = (kind) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const item of told) for (const id of item.members ?? [item.id]) add(items.get(id).kind);
  const flagged = severities.filter((one) => told.some((item) => worst(item) === one));
  const meanings = [...new Set(facts.filter(factPasses).map(meaningOf))];
  const room = Math.floor((SLIDE.height - EDGES.top - EDGES.bottom - 24 * (meanings.length + flagged.length + 2)) / 21);
  const kept = [...counts].sort((a, b) => b[1] - a[1]).slice(0, room).map(([kind]) => kind).sort((a, b) => a - b);
  const left = SLIDE.width - EDGES.right + 22;
  let y = EDGES.top + 12;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const entry = (text, count, draw) => {
    draw(left + 8, y);
    context.font = `12px ${fontFamily}`;
    context.fillStyle = ink.text;
    context.textAlign = "left";
    context.fillText(cutToFit(context, text, 166), left + 26, y);
    if (count) {
      context.fillStyle = ink.muted;
      context.textAlign = "right";
      context.fillText(number.format(count), SLIDE.width - EDGES.left, y);
    }
    y += 21;
  };
  for (const kind of kept) entry(looks[kind].plural, counts.get(kind), (x, level) => drawShape(context, looks[kind], x, level, 6.5, 1.3));
  y += 12;
  for (const meaning of meanings) {
    entry(words.meanings[meaning].split(" (")[0], 0, (x, level) => {
      context.beginPath();
      context.moveTo(x - 9, level);
      context.lineTo(x + 9, level);
      context.lineWidth = 2.5;
      context.strokeStyle = ink.meaning[meaning];
      context.stroke();
    });
  }
  y += flagged.length ? 12 : 0;
  for (const severity of flagged) entry(words.severities[severity], 0, (x, level) => drawFlag(context, severity, x, level, 8));
}

function drawMarkAt(context, item, toScreen, scale) {
  const [x, y] = toScreen(...position(item.id));
  drawMark(context, item, x, y, radiusOf(item, scale) * scale, 1);
}

function drawLine(context, line, toScreen, scale, colour, width) {
  const course = courseOf(line);
  const steps = line.smooth ? 16 : 1;
  context.beginPath();
  for (let at = 0; at <= steps; at++) {
    const [x, y] = toScreen(...course(at / steps));
    if (at) context.lineTo(x, y);
    else context.moveTo(x, y);
  }
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(line.dashes || []);
  context.stroke();
  context.setLineDash([]);
}

function drawGuides(context, toScreen, scale) {
  context.lineWidth = 1;
  context.strokeStyle = ink.guide;
  for (const guide of guides()) {
    context.beginPath();
    if (guide.radius) context.ellipse(...toScreen(0, 0), guide.radius * data.stretch * scale, guide.radius * scale, 0, 0, 2 * Math.PI);
    else {
      context.moveTo(...toScreen(guide.left, guide.top - 12));
      context.lineTo(...toScreen(guide.right, guide.top - 12));
    }
    context.stroke();
  }
}

// A slide lies, whatever the screen does.
function lying(draw) {
  const stood = upright;
  slideWidth = SLIDE.width;
  if (stood) {
    upright = false;
    places = placesNow();
  }
  draw();
  slideWidth = null;
  if (stood) {
    upright = true;
    places = placesNow();
  }
}

function download(blob, ending) {
  const link = make("a", { href: URL.createObjectURL(blob), download: `${data.file}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function savePicture() {
  const picture = make("canvas", { width: SLIDE.width * SLIDE.sharp, height: SLIDE.height * SLIDE.sharp });
  const context = picture.getContext("2d");
  context.scale(SLIDE.sharp, SLIDE.sharp);
  lying(() => drawSlide(context));
  picture.toBlob((blob) => download(blob, "png"));
}

function saveVectors() {
  const context = new Vectors();
  lying(() => drawSlide(context));
  download(new Blob([context.document()], { type: "image/svg+xml" }), "svg");
}
