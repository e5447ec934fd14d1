// Says before it is sent that a file is too big: without JavaScript the server does, after it came.
for (const input of document.querySelectorAll("input[type=file][data-most]")) {
  const line = Object.assign(document.createElement("p"), { className: "invalid-feedback d-block" })
  line.setAttribute("role", "alert")
  input.after(line)
  input.addEventListener("change", () => {
    const size = input.files[0]?.size ?? 0
    const isTooBig = size > Number(input.dataset.most)
    const megabytes = (Math.ceil(size / 1024 / 1024 * 10) / 10).toLocaleString("es-MX")
    line.textContent = isTooBig ? input.dataset.tooBig.replace("{size}", megabytes) : ""
    if (isTooBig) input.value = ""
  })
}
