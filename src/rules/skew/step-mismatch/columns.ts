import type { Parity } from '../../../project/parity/parity';
import { curveDifference } from '../../../project/recipe/tables/differences';
import { offered } from '../../fixes/offer';
import type { Finding } from '../../rule';
import { placeText, textAt } from '../sides';
import { leaveOut } from './fix';
import { assumption, differingFeatures, namesText, sureness, tableStory, together } from '../tables';

/** Columns that one side takes the logarithm of, or bends otherwise, and the other side does not. */
export function bentColumns(parity: Parity): readonly Omit<Finding, 'rule'>[] {
  return together(differingFeatures(parity, curveDifference), ({ on }) => on).flatMap((group) => {
    const [{ table, feature, difference }, ...others] = group;
    const { train } = feature;
    if (!train) return [];
    const names = namesText(group.map((one) => one.feature.name));
    const end = `${assumption(table, feature)} Keep the step in one function that both sides import, or in a Pipeline with the model.`;
    return [{
      ...sureness(table, feature),
      message:
        difference.on === 'serve'
          ? `\`${textAt(parity, feature.site)}\` bends ${names} here, and training takes it as it comes. The model reads the value on another scale than it learned.${end}`
          : `Training bends ${names} with \`${textAt(parity, train.site)}\` (${placeText(parity, train.site)}), and nothing on the way from the request to this call does. The model reads the value on another scale than it learned.${end}`,
      at: difference.on === 'serve' ? feature.site : (table.pair.ask?.site ?? feature.site),
      related: [...others.map((one) => ({ message: `\`${one.feature.name}\` differs in the same way`, at: one.feature.site })), ...tableStory(table, train.site)],
      fixes: offered(() => (difference.on === 'serve' && others.length === 0 ? leaveOut(parity, feature.site, `\`${textAt(parity, feature.site)}\``) : null)),
    }];
  });
}
