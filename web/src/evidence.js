// Pointing at a value lights its words in the text; following its link opens the document they stand in.

function wordsOf(link) {
  return link ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null;
}

function light(event, isOn) {
  const link = event.target.closest?.('a.quote[href^="#"]');
  wordsOf(link)?.classList.toggle("lit", isOn);
}

function reveal() {
  const words = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!words) return;
  const folded = words.closest("details:not([open])");
  if (folded) folded.open = true;
  words.scrollIntoView({ block: "center" });
}

export function lightEvidence() {
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, (event) => light(event, true));
  for (const name of ["pointerout", "focusout"]) document.addEventListener(name, (event) => light(event, false));
  addEventListener("hashchange", reveal);
  reveal();
}
