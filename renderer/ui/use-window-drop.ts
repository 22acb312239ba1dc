import { useEffect, useRef, useState } from 'react'

/** While the screen is open, takes files dropped anywhere on the window. True while files hover over it. */
export function useWindowDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [hovering, setHovering] = useState(false)
  const latest = useRef(onFiles)
  latest.current = onFiles
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const over = (event: DragEvent) => setHovering(carriesFiles(event))
    const leave = (event: DragEvent) => {
      // Moving between elements also leaves one; only leaving the window counts.
      if (event.relatedTarget === null) setHovering(false)
    }
    const drop = (event: DragEvent) => {
      setHovering(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) latest.current(files)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return hovering
}
