// Says, while a figure is typed, when its parts do not add up. The words match those of the server's check.

const number = (input) => {
  const text = input.value.replaceAll(",", "").trim()
  return text === "" || Number.isNaN(Number(text)) ? null : Number(text)
}
const shown = (value) => value.toLocaleString("es-MX")

function problem(row) {
  const at = (name) => number(row.querySelector(`[name$="-${name}"]`))
  const [total, women, men, unspecified, girls, boys] = ["total", "women", "men", "unspecified", "girls", "boys"].map(at)
  if (total === null) return ""
  const parts = [[gettext("mujeres"), women], [gettext("hombres"), men], [gettext("no especificado"), unspecified]].filter(([, value]) => value !== null)
  const sum = parts.reduce((all, [, value]) => all + value, 0)
  const isWhole = women !== null && men !== null
  if (isWhole && sum !== total || sum > total) {
    const added = parts.map(([name, value]) => `${name} ${shown(value)}`).join(" + ")
    return interpolate(gettext("%(added)s = %(sum)s, y el total dice %(total)s."), { added, sum: shown(sum), total: shown(total) }, true)
  }
  if (girls !== null && women !== null && girls > women) return interpolate(gettext("Hay más niñas (%(girls)s) que mujeres (%(women)s)."), { girls: shown(girls), women: shown(women) }, true)
  if (boys !== null && men !== null && boys > men) return interpolate(gettext("Hay más niños (%(boys)s) que hombres (%(men)s)."), { boys: shown(boys), men: shown(men) }, true)
  return ""
}

function check(row) {
  const said = problem(row)
  const hasReason = row.querySelector("[name$='-note']").value.trim() !== ""
  row.querySelector("[data-sum]").textContent = said && `${said} ${hasReason ? gettext("Queda con la nota que escribió.") : gettext("Corríjalo, o diga el motivo en la nota (por ejemplo, «cifra preliminar»).")}`
}

const rows = document.querySelector("[data-rows=figures]")
rows?.addEventListener("input", (event) => check(event.target.closest(".row-card")))
rows?.querySelectorAll(".row-card").forEach(check)
