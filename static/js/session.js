// Five minutes before the session ends, asks whether somebody is still there; one key is enough to go on.

const dialog = document.querySelector("dialog[data-session]")
const text = dialog.querySelector("[data-session-text]")
const stay = dialog.querySelector("[data-session-stay]")
const WARN = 300 // seconds before the end
const PAUSE = 3000 // without a key: none may fall into the dialog

let timer, typedAt = 0
document.addEventListener("input", () => { typedAt = Date.now() })

const later = (seconds) => {
  clearTimeout(timer)
  timer = setTimeout(look, Math.min(seconds, 86_400) * 1000)
}

const ask = () => fetch(dialog.dataset.session).then((answer) => answer.json()).catch(() => null)

async function look() {
  const said = await ask()
  if (!said) return later(60) // no network: the saving says so
  if (!said.signed_in) return dialog.close() // so does the next save
  if (said.seconds_left > WARN) {
    dialog.close()
    return later(said.seconds_left - WARN)
  }
  warn(said.seconds_left)
}

function warn(seconds) {
  if (dialog.open) return later(20)
  if (Date.now() - typedAt < PAUSE) return later(1)
  const minutes = Math.max(1, Math.round(seconds / 60))
  const sentence = ngettext(
    "Su sesión termina en %(minutes)s minuto porque no ha habido actividad.",
    "Su sesión termina en %(minutes)s minutos porque no ha habido actividad.", minutes)
  text.textContent = interpolate(sentence, { minutes }, true)
  stay.hidden = false
  dialog.showModal()
  stay.focus()
  later(20)
}

stay.addEventListener("click", async () => {
  const body = new FormData()
  body.append("csrfmiddlewaretoken", (await ask())?.token ?? "")
  await fetch(dialog.dataset.stay, { method: "POST", body }).catch(() => null)
  const said = await ask()
  if (said?.signed_in && said.seconds_left <= WARN) return cannotStay()
  dialog.close()
  look()
})

// A session lasts half a day at most: then only signing in again helps, and the text waits for that.
function cannotStay() {
  text.textContent = gettext("Su sesión llegó a su límite y no se puede alargar. Lo escrito está guardado: al terminar, podrá entrar de nuevo desde esta misma página.")
  stay.hidden = true
  dialog.querySelector("[data-session-close]").focus()
}

dialog.querySelector("[data-session-close]").addEventListener("click", () => dialog.close())
document.addEventListener("visibilitychange", () => { if (!document.hidden) look() })
look()
