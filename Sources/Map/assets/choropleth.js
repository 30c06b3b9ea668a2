// The map itself: one SVG shape a commune, filled by class or by the pattern of its kind.

import * as leaflet from "./leaflet.js";
import { classOf } from "./classes.js";
import { element } from "./dom.js";
import { texts } from "./texts.js";

// Six steps from light to dark of one hue each, even in lightness, so that they stay in order for
// colour-blind eyes and in grey print. Which hue says whether much is good, bad or neither.
const palettes = {
  more: ["#d6e6f4", "#a9cde8", "#74aed5", "#4389c0", "#1f639e", "#0b3f73"],
  less: ["#fde2c8", "#fbc18d", "#f29552", "#d66c1e", "#a54b0c", "#6b2f06"],
  none: ["#d8ece5", "#aad5c8", "#75b8a8", "#459785", "#217468", "#0c4e49"],
};
const edge = { color: "#4d5b69", weight: 0.8 };
const chosen = { color: "#111827", weight: 3.5 };

const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;

// The fill of class `index` out of `count`, spread over the whole palette.
export function classFill(direction, index, count) {
  const palette = palettes[direction] ?? palettes.none;
  const step = count > 1 ? Math.round((index * (palette.length - 1)) / (count - 1)) : 3;
  return palette[step];
}

export const kindFill = (kind) => `url(#kind-${kind})`;

export function fillOf(cell, direction, edges) {
  return cell.state === "number"
    ? classFill(direction, classOf(cell.value, edges), edges.length + 1)
    : kindFill(cell.state);
}

// A map in `container` of `units`; `onChoose(code)` on a click.
// Gives { paint(fillOf, wordsOf), choose(code), fit() }.
export function drawMap(container, units, onChoose) {
  const map = leaflet.map(container, {
    attributionControl: false, zoomControl: false, zoomSnap: 0.1, maxZoom: 15,
    maxBoundsViscosity: 0.8, zoomAnimation: !reducedMotion, inertia: !reducedMotion,
    renderer: leaflet.svg({ padding: 0.5 }),
  });
  leaflet.control.zoom({
    position: "topright", zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut,
  }).addTo(map);

  const shapes = new Map(units.map((unit) => [unit.code, shapeOf(unit)]));
  const whole = leaflet.featureGroup([...shapes.values()]);
  map.fitBounds(whole.getBounds());
  whole.addTo(map);
  for (const [code, shape] of shapes) {
    shape.getElement().dataset.code = code;
    shape.on("click", () => onChoose(code));
    shape.on("mouseover", () => shape.setStyle({ weight: 2.5 }) && current?.bringToFront());
    shape.on("mouseout", () => shape.setStyle(shape === current ? chosen : edge));
  }
  labelWhenNear(map, units);

  let current = null;
  const fit = () => {
    map.invalidateSize({ animate: false });
    map.setMinZoom(0);
    map.fitBounds(whole.getBounds(), { padding: [8, 8], animate: false });
    map.setMinZoom(map.getZoom() - 0.5);
    map.setMaxBounds(whole.getBounds().pad(0.3));
  };
  fit();
  matchMedia("print").addEventListener("change", fit);
  map.on("resize", () => map.getZoom() <= map.getMinZoom() + 0.5 && fit());
  return {
    fit,
    paint(fillOf, wordsOf) {
      for (const [code, shape] of shapes) {
        shape.setStyle({ fillColor: fillOf(code) });
        shape.setTooltipContent(wordsOf(code));
      }
    },
    choose(code) {
      current?.setStyle(edge);
      current = shapes.get(code) ?? null;
      current?.setStyle(chosen).bringToFront();
      if (current && !map.getBounds().contains(current.getBounds())) {
        map.panInsideBounds(map.getBounds(), { animate: false });
        map.panTo(current.getBounds().getCenter(), { animate: !reducedMotion });
      }
    },
  };
}

function shapeOf(unit) {
  const rings = unit.polygons.map((polygon) =>
    polygon.map((ring) => ring.map(([longitude, latitude]) => [latitude, longitude])));
  return leaflet
    .polygon(rings, { ...edge, fillOpacity: 1, smoothFactor: 0 })
    .bindTooltip(unit.full_name, { sticky: true, direction: "top", offset: [0, -6] });
}

// Names stand on the shapes once there is room for them.
function labelWhenNear(map, units) {
  const labels = leaflet.layerGroup(units.filter((unit) => unit.point).map((unit) =>
    leaflet.tooltip({ permanent: true, direction: "center", className: "name", opacity: 1 })
      .setLatLng([unit.point[1], unit.point[0]])
      .setContent(element("span", {}, unit.name))));
  const show = () => (map.getZoom() >= 11.5 ? labels.addTo(map) : labels.remove());
  map.on("zoomend", show);
  show();
}
