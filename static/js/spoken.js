// When the translations did not arrive, scripts go on in the language they are written in: none may stop for that.
window.gettext ??= (text) => text
window.ngettext ??= (one, many, count) => (count === 1 ? one : many)
window.interpolate ??= (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name])
