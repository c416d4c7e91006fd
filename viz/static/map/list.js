// The tables, under the same filters as the map. Of a large network the rows wait packed in a template and come by the
// page.

const PAGE = 200;
const lists = {
  nodes: { body: () => $("node-rows"), stored: () => $("stored-nodes"), wanted: (row) => passes(items.get(row.id.slice("row-".length))) },
  facts: { body: () => $("fact-rows"), stored: () => $("stored-facts"), wanted: (row) => factPasses(factById.get(row.id)) },
};

async function unpack() {
  for (const template of document.querySelectorAll("template[data-packed]")) {
    const bytes = Uint8Array.from(atob(template.dataset.packed), (letter) => letter.charCodeAt(0));
    const rows = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    template.innerHTML = await new Response(rows).text();
    template.removeAttribute("data-packed");
  }
}

function filterList(name) {
  const list = lists[name];
  const rows = [...(list.stored() ? list.stored().content.children : list.body().children)];
  const wanted = rows.filter(list.wanted);
  if (list.stored()) {
    list.body().replaceChildren();
    addPage(name, wanted, 0);
  } else {
    const keep = new Set(wanted);
    for (const row of rows) row.hidden = !keep.has(row);
  }
  const [n, total] = [wanted.length, rows.length].map((count) => number.format(count));
  $(`${name}-count`).textContent = n === total ? n : fill(words.shownOf, { n, total });
}

function addPage(name, rows, from) {
  const list = lists[name];
  // A copy has no id, so that the stored row stays the one that is found.
  for (const row of rows.slice(from, from + PAGE)) {
    const copy = row.cloneNode(true);
    copy.removeAttribute("id");
    list.body().append(copy);
  }
  const more = $(`${name}-more`);
  const next = from + PAGE;
  more.hidden = next >= rows.length;
  more.onclick = () => addPage(name, rows, next);
}

// Without the script a name chooses nothing, so the links come with it.
function linkNames() {
  const rows = lists.nodes.stored()?.content ?? lists.nodes.body();
  for (const name of rows.querySelectorAll("th > bdi")) {
    const link = make("a", { href: `#${name.closest("tr").id}` });
    name.replaceWith(link);
    link.append(name);
  }
}

function filterLists() {
  // The tables stand below the script; what is chosen before they are there is applied once they are.
  if (document.readyState === "loading") return;
  for (const name of Object.keys(lists)) filterList(name);
}
