/** The foot of a form that keeps a row: what is wrong, and the two ways on. */
import { Button } from '../../ui/Button'

export const FormFoot = ({ says, close }: { says: string | null; close: () => void }) => (
  <>
    {says === null ? null : (
      <p role="alert" className="mt-2 text-[13px] text-red">
        {says}
      </p>
    )}
    <div className="mt-3 flex gap-2">
      <Button type="submit" look="primary" className="max-sm:h-11">
        Keep
      </Button>
      <Button look="quiet" className="max-sm:h-11" onClick={close}>
        Never mind
      </Button>
    </div>
  </>
)
