/** A file of the person's own, chosen by a press; nothing leaves the device by it. Knows nothing of what is in it. */

export const ChooseFile = ({ accept, chosen }: { accept: string; chosen: (file: File) => void }) => (
  <label className="mt-4 inline-flex h-10 cursor-pointer items-center gap-2 rounded-m border border-line-strong px-4 text-[14px] font-[560] hover:bg-sunk focus-within:outline-2 focus-within:outline-accent max-sm:h-11">
    Choose a file
    <input
      type="file"
      className="sr-only"
      accept={accept}
      onChange={event => {
        const [file] = event.target.files ?? []
        // The same file may be chosen again, after it was put right.
        event.target.value = ''
        if (file) chosen(file)
      }}
    />
  </label>
)
