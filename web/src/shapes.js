// Country shapes as a flat map needs them.

// Rings that cross the date line run on past 180 degrees instead of jumping across the whole map.
function unwrapRing(ring) {
  let turn = 0;
  let last = null;
  return ring.map(([lon, lat]) => {
    if (last !== null) {
      const step = lon + turn - last;
      turn += step > 180 ? -360 : step < -180 ? 360 : 0;
    }
    last = lon + turn;
    return [last, lat];
  });
}

function polygonsOf({ type, coordinates }) {
  return type === "Polygon" ? [coordinates] : coordinates;
}

export function unwrapped(collection) {
  const features = collection.features.map((item) => ({
    ...item,
    geometry: {
      type: "MultiPolygon",
      coordinates: polygonsOf(item.geometry).map((polygon) => polygon.map(unwrapRing)),
    },
  }));
  return { ...collection, features };
}

// Twice the signed area, and the centroid, of a ring.
function middleOf(ring) {
  let area = 0;
  let x = 0;
  let y = 0;
  for (let i = 1; i < ring.length; i += 1) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  return { area: Math.abs(area), at: [x / (3 * area), y / (3 * area)] };
}

// A country's name stands once, in the middle of its largest part.
export function nameOf({ geometry, properties }) {
  const middles = polygonsOf(geometry).map((polygon) => middleOf(polygon[0]));
  const largest = middles.reduce((one, other) => (other.area > one.area ? other : one));
  return {
    type: "Feature",
    properties: { name: properties.name },
    geometry: { type: "Point", coordinates: largest.at },
  };
}
