// The map one can move: country outlines from Natural Earth, incidents as circles, no tile server.
import { LngLatBounds, Map as LiveMap, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { feature, mesh } from "topojson-client";
import { nameOf, unwrapped } from "./shapes.js";
import atlasUrl from "world-atlas/countries-50m.json?url";

setWorkerUrl(workerUrl);
const dark = matchMedia("(prefers-color-scheme: dark)");
let atlas;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

async function countries() {
  atlas ??= fetch(atlasUrl).then((answer) => answer.json());
  const topology = await atlas;
  const land = unwrapped(feature(topology, topology.objects.countries));
  return {
    land,
    borders: mesh(topology, topology.objects.countries, (a, b) => a !== b),
    names: { type: "FeatureCollection", features: land.features.map(nameOf) },
  };
}

async function incidents(query) {
  const answer = await fetch(`/export/geojson?q=${encodeURIComponent(query)}`);
  if (!answer.ok) throw new Error("the incidents could not be loaded");
  const found = await answer.json();
  return { type: "FeatureCollection", features: found.features.filter((item) => item.geometry) };
}

// One feature a place, so that incidents at the same point are one circle whose size tells how many.
function byPlace(collection) {
  const places = new Map();
  for (const item of collection.features) {
    const key = item.geometry.coordinates.join();
    if (!places.has(key)) places.set(key, { ...item, properties: { name: item.properties.place_name, all: [] } });
    const { incident_id: id, title, date_start: day } = item.properties;
    places.get(key).properties.all.push({ id, title, day });
  }
  const features = [...places.values()].map((item) => ({
    ...item,
    properties: { ...item.properties, count: item.properties.all.length, all: JSON.stringify(item.properties.all) },
  }));
  return { type: "FeatureCollection", features };
}

function style({ land, borders, names }, points) {
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: land },
      borders: { type: "geojson", data: borders },
      names: { type: "geojson", data: names },
      points: { type: "geojson", data: points },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land") } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": colour("border"), "line-width": 1 } },
      {
        id: "names",
        type: "symbol",
        source: "names",
        layout: { "text-field": ["get", "name"], "text-size": 12, "text-max-width": 7, "text-font": ["sans-serif"] },
        paint: { "text-color": colour("faint") },
      },
      {
        id: "points",
        type: "circle",
        source: "points",
        paint: {
          "circle-radius": ["+", 5, ["*", 3.2, ["sqrt", ["get", "count"]]]],
          "circle-color": colour("accent"),
          "circle-opacity": 0.55,
          "circle-stroke-color": colour("accent"),
          "circle-stroke-width": 1.5,
        },
      },
      {
        id: "places",
        type: "symbol",
        source: "points",
        layout: {
          "text-field": ["get", "name"],
          "text-size": 13,
          "text-font": ["sans-serif"],
          "text-variable-anchor": ["left", "right", "top", "bottom"],
          "text-radial-offset": 1,
          "text-justify": "auto",
        },
        paint: { "text-color": colour("ink"), "text-halo-color": colour("sheet"), "text-halo-width": 1.5 },
      },
    ],
  };
}

// Text nodes only: titles and names come from articles.
function popupOf({ name, all }) {
  const box = document.createElement("div");
  const head = document.createElement("h3");
  head.textContent = name;
  const list = document.createElement("ul");
  for (const { id, title, day } of JSON.parse(all)) {
    const line = document.createElement("li");
    const when = document.createElement("span");
    when.className = "day";
    when.textContent = day ?? "day unknown";
    const link = document.createElement("a");
    link.href = `/incident/${encodeURIComponent(id)}`;
    link.textContent = title;
    line.append(when, link);
    list.append(line);
  }
  box.append(head, list);
  return box;
}

function boundsOf(points) {
  const bounds = new LngLatBounds();
  for (const item of points.features) bounds.extend(item.geometry.coordinates);
  return bounds;
}

export async function liveMap(place) {
  const [world, found] = await Promise.all([countries(), incidents(place.dataset.query)]);
  const points = byPlace(found);
  const holder = document.createElement("div");
  holder.className = "live-map waiting";
  const drawing = place.firstElementChild;
  drawing.before(holder);
  let map;
  try {
    map = new LiveMap({
      container: holder,
      style: style(world, points),
      attributionControl: false,
      cooperativeGestures: true,
      dragRotate: false,
      pitchWithRotate: false,
      ...(points.features.length
        ? { bounds: boundsOf(points), fitBoundsOptions: { padding: 80, maxZoom: 5.4 } }
        : { center: [20, 25], zoom: 0.8 }),
    });
  } catch (error) {
    holder.remove();
    throw error;
  }
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.on("click", "points", (event) => {
    new Popup({ maxWidth: "22rem" })
      .setLngLat(event.features[0].geometry.coordinates)
      .setDOMContent(popupOf(event.features[0].properties))
      .addTo(map);
  });
  map.on("mouseenter", "points", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "points", () => (map.getCanvas().style.cursor = ""));
  dark.addEventListener("change", () => map.setStyle(style(world, points)));
  // The drawing stays until the map is complete, so that nobody looks at an empty sea.
  map.once("idle", () => {
    drawing.style.display = "none";
    holder.classList.remove("waiting");
    place.dataset.ready = "";
  });
}
