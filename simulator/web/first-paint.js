// Owns the theme that was chosen on an earlier visit, before anything is painted: a classic script, for modules come later.

{
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}
