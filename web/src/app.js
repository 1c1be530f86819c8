// What pages do beyond reading: filter without reloading, light up evidence, brush the weeks, live map.
import "./policy.js";
import "./app.css";
import "htmx.org";
import { brushWeeks } from "./weeks.js";
import { lightEvidence } from "./evidence.js";

function start() {
  document.querySelectorAll("[data-weeks]:not([data-live])").forEach(brushWeeks);
  document.querySelectorAll("[data-map]:not([data-live])").forEach(async (place) => {
    place.dataset.live = "";
    try {
      const { liveMap } = await import("./map.js");
      await liveMap(place);
    } catch (error) {
      // The drawn map stays: a machine without WebGL loses nothing but panning.
      console.info(`the map stays a drawing: ${error.message}`);
    }
  });
}

document.documentElement.classList.add("scripted");
lightEvidence();
start();
document.addEventListener("htmx:after:swap", () => requestAnimationFrame(start));
