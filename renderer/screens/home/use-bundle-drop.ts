import { useEffect, useState } from 'react'
import { useNavigation } from '../../app/route.ts'
import { useServices } from '../../services.ts'

/** While the screen is open, a bundle dropped anywhere on the window is opened. True while files hover over it. */
export function useBundleDrop(): boolean {
  const { bridge } = useServices()
  const go = useNavigation((state) => state.go)
  const [hovering, setHovering] = useState(false)
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const over = (event: DragEvent) => setHovering(carriesFiles(event))
    const leave = (event: DragEvent) => {
      // Moving between elements also leaves one; only leaving the window counts.
      if (event.relatedTarget === null) setHovering(false)
    }
    const drop = (event: DragEvent) => {
      setHovering(false)
      const file = [...(event.dataTransfer?.files ?? [])].find((one) =>
        one.name.toLowerCase().endsWith('.adit'),
      )
      if (file !== undefined) go({ screen: 'bundle', path: bridge.filePath(file) })
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [bridge, go])
  return hovering
}
