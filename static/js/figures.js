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
  const parts = [["mujeres", women], ["hombres", men], ["no especificado", unspecified]].filter(([, value]) => value !== null)
  const sum = parts.reduce((all, [, value]) => all + value, 0)
  const isWhole = women !== null && men !== null
  if (isWhole && sum !== total || sum > total) {
    return `${parts.map(([name, value]) => `${name} ${shown(value)}`).join(" + ")} = ${shown(sum)}, y el total dice ${shown(total)}.`
  }
  if (girls !== null && women !== null && girls > women) return `Hay más niñas (${shown(girls)}) que mujeres (${shown(women)}).`
  if (boys !== null && men !== null && boys > men) return `Hay más niños (${shown(boys)}) que hombres (${shown(men)}).`
  return ""
}

function check(row) {
  const said = problem(row)
  const hasReason = row.querySelector("[name$='-note']").value.trim() !== ""
  row.querySelector("[data-sum]").textContent = said && (hasReason ? `${said} Queda con la nota que escribió.` : `${said} Corríjalo, o diga el motivo en la nota (por ejemplo, «cifra preliminar»).`)
}

const rows = document.querySelector("[data-rows=figures]")
rows?.addEventListener("input", (event) => check(event.target.closest(".row-card")))
rows?.querySelectorAll(".row-card").forEach(check)
