// Dragging over the chart's columns sets since: and until: in the filter.

const SVG = "http://www.w3.org/2000/svg";
const LEAST_DRAG = 4; // pixels: less is a click on a column, which is a link

function between(query, first, last) {
  const kept = query.split(/\s+/).filter((word) => word && !/^(since|until):/.test(word));
  return [...kept, `since:${first}`, `until:${last}`].join(" ");
}

function show(query) {
  const form = document.querySelector("form.search");
  form.elements.q.value = query;
  form.requestSubmit();
}

function columnsIn(chart, from, to) {
  return [...chart.querySelectorAll("a[data-first]")].filter((column) => {
    const box = column.getBoundingClientRect();
    return box.right > from && box.left < to;
  });
}

export function brushWeeks(chart) {
  chart.dataset.live = "";
  const brush = document.createElementNS(SVG, "rect");
  brush.setAttribute("class", "brush");
  let begun = null;

  function place(x) {
    const box = chart.getBoundingClientRect();
    const scale = chart.viewBox.baseVal.width / box.width;
    const [left, right] = [Math.min(begun, x), Math.max(begun, x)];
    brush.setAttribute("x", (left - box.left) * scale);
    brush.setAttribute("width", (right - left) * scale);
    brush.setAttribute("y", 0);
    brush.setAttribute("height", chart.viewBox.baseVal.height - 22);
    return [left, right];
  }

  chart.addEventListener("dragstart", (event) => event.preventDefault());
  chart.addEventListener("pointerdown", (event) => {
    if (event.button === 0) begun = event.clientX;
  });
  addEventListener("pointermove", (event) => {
    if (begun === null || Math.abs(event.clientX - begun) < LEAST_DRAG) return;
    if (!brush.isConnected) chart.append(brush);
    place(event.clientX);
  });
  addEventListener("pointerup", (event) => {
    if (begun === null) return;
    const [left, right] = place(event.clientX);
    begun = null;
    if (!brush.isConnected) return;
    brush.remove();
    chart.addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
    const chosen = columnsIn(chart, left, right);
    if (chosen.length === 0) return;
    const query = document.querySelector("form.search").elements.q.value;
    show(between(query, chosen[0].dataset.first, chosen.at(-1).dataset.last));
  });
}
