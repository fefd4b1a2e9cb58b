// Shows the message of a failed build over the page. The text is never read as HTML.
window.LiveReloadPluginBriefing = class {
  static identifier = "briefing";
  static version = "1";
  reload(path, options) {
    if (path !== "briefing:message") return false;
    document.getElementById("briefing-message")?.remove();
    if (options.originalPath) document.body.append(this.overlay(options.originalPath));
    return true;
  }
  overlay(text) {
    const box = document.createElement("div");
    box.id = "briefing-message";
    box.setAttribute("role", "alert");
    Object.assign(box.style, {position: "fixed", inset: "0", zIndex: "2147483647", overflow: "auto", padding: "1.5rem",
      background: "rgb(32 16 16 / 96%)", color: "#fff", font: "16px/1.5 system-ui, sans-serif"});
    const heading = document.createElement("p");
    heading.textContent = "The last build failed. Below this message is the last good site.";
    const message = document.createElement("pre");
    message.textContent = text;
    Object.assign(message.style, {whiteSpace: "pre-wrap", overflowWrap: "anywhere", background: "none", color: "inherit"});
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => box.remove());
    box.append(heading, message, close);
    return box;
  }
};
