import { Center, Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from '../messages/use-translation.ts'

/** Shown while one copy is rebuilt from the other before the first picture. */
export function MendWait({ done, total }: { readonly done: number; readonly total: number }) {
  const { t } = useTranslation('copies')
  return (
    <Center h="100vh" p="lg">
      <Stack maw="28rem" w="100%">
        <Text role="status">{t('wait', { done, total })}</Text>
        <Progress value={(100 * done) / total} transitionDuration={0} aria-label={t('line.opening')} />
      </Stack>
    </Center>
  )
}
