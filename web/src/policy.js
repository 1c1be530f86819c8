// Pages require trusted types. Libraries write markup that the server has escaped or that is their own;
// scripts may come from our own files only, and no text ever becomes a script.
if (window.trustedTypes) {
  window.trustedTypes.createPolicy("default", {
    createHTML: (markup) => (/<script[\s>]/i.test(markup) ? null : markup),
    createScriptURL: (url) => {
      const { origin, pathname } = new URL(url, document.baseURI);
      return origin === location.origin && pathname.startsWith("/static/built/") ? url : null;
    },
    createScript: () => null,
  });
}
