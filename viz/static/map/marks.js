// Drawing one mark. The shapes are those of the legend, from the same path data.

// With its path data, from which a picture in SVG is made.
function pathOf(data) {
  const path = new Path2D(data);
  path.data = data;
  return path;
}

const looks = data.kinds.map((kind) => ({
  ...kind,
  shape: pathOf(kind.path),
  sign: kind.pip ? pathOf(kind.pip) : null,
}));
const flagShapes = Object.fromEntries(
  data.flags.map(([severity, path, sign]) => [severity, { shape: pathOf(path), sign: sign && pathOf(sign) }]),
);
const severities = data.flags.map(([severity]) => severity);
const flags = new Map();
for (const finding of data.findings) {
  for (const id of finding.entities) {
    if (!flags.has(id)) flags.set(id, new Set());
    flags.get(id).add(finding.severity);
  }
}
const step = new Map(data.path.map((id, at) => [id, at + 1]));

// What exists no more is pale, with a dashed outline.
function drawShape(context, look, x, y, radius, width, over = false) {
  context.save();
  context.translate(x, y);
  context.scale(radius, radius);
  context.fillStyle = look.fill;
  context.strokeStyle = ink.outline;
  context.lineWidth = width / radius;
  context.lineJoin = "round";
  if (over) {
    context.fillStyle = ink.paper;
    context.fill(look.shape);
    context.globalAlpha *= 0.45;
    context.fillStyle = look.fill;
    context.fill(look.shape);
    context.globalAlpha /= 0.45;
    context.setLineDash([0.5, 0.4]);
  } else context.fill(look.shape);
  context.stroke(look.shape);
  if (look.sign) {
    context.fillStyle = look.pip_fill;
    context.fill(look.sign);
  }
  context.restore();
}

function drawDisc(context, x, y, radius, fill, text) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = radius / 5;
  context.strokeStyle = ink.paper;
  context.stroke();
  context.fillStyle = ink.paper;
  context.font = `700 ${radius * 1.35}px ${fontFamily}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + radius * 0.08);
}

// All lengths in the units of the context; `unit` is one pixel of the screen in them.
function drawMark(context, item, x, y, radius, unit) {
  const look = looks[item.kind];
  const selected = item.id === choice.selected;
  if (selected || item.id === data.focus || data.centres.includes(item.id)) {
    context.beginPath();
    context.arc(x, y, radius * 1.5 + 3 * unit, 0, 2 * Math.PI);
    context.lineWidth = (selected ? 3 : 1.5) * unit;
    context.strokeStyle = ink.accent;
    context.stroke();
  }
  if (item.members) drawShape(context, look, x + radius * 0.38, y - radius * 0.38, radius, 1.3 * unit, item.over);
  drawShape(context, look, x, y, radius, 1.5 * unit, item.over);
  const side = radius * 0.85;
  const badge = Math.max(radius * 0.5, 6.5 * unit);
  const severity = worst(item);
  if (severity) drawFlag(context, severity, x + side, y - side, badge * 1.15);
  if (step.has(item.id)) drawDisc(context, x - side, y - side, badge * 1.15, ink.accent, String(step.get(item.id)));
}

// The severity of the worst of its findings that are to be seen; undefined without any.
function worst(item) {
  const own = item.members ?? [item.id];
  return severities.find((one) => !choice.hiddenSeverities.has(one) && own.some((id) => flags.get(id)?.has(one)));
}

// The worse, the more it stands out: full and large, open, small.
function drawFlag(context, severity, x, y, radius) {
  const { shape, sign } = flagShapes[severity];
  const colour = { serious: ink.warn, moderate: ink.moderate }[severity] ?? ink.muted;
  context.save();
  context.translate(x, y);
  context.scale(radius / 9, radius / 9);
  context.lineJoin = "round";
  context.lineWidth = 5;
  context.strokeStyle = ink.paper;
  context.stroke(shape);
  context.fillStyle = severity === "serious" ? colour : ink.paper;
  context.fill(shape);
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.stroke(shape);
  if (sign) {
    context.fillStyle = severity === "serious" ? ink.paper : colour;
    context.fill(sign);
  }
  context.restore();
}

// The width of what is drawn on, when that is not the screen.
let slideWidth = null;

// Never so small that its shape is lost; what is better connected stays larger.
function radiusOf(item, scale) {
  return Math.max(item.size, (3.2 + 0.15 * item.size) * Math.min(1, Math.max(0.6, (slideWidth ?? frame.clientWidth) / 640)) / scale);
}
