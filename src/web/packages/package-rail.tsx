import { useTranslation } from 'react-i18next'
import type { Package } from '#contract/matching/packages.ts'
import { PartyLink } from '../places/party-link.tsx'
import { Facts } from '../ui/facts/facts.tsx'
import { RailSection } from '../ui/record/record-page.tsx'
import { readPackageName } from './package-name.ts'
import styles from './packages.module.css'

/** So many are named; the list of items has all. */
const shownOwners = 8

/** Who answers for the items, and how much is known. */
export function PackageRail({ found }: { readonly found: Package }) {
  const { t, i18n } = useTranslation('places')
  const { vulnerabilities, packageKey } = found
  const number = (count: number) => count.toLocaleString(i18n.language)
  return (
    <>
      {found.owners.length > 0 && (
        <RailSection title={t('package.rail.owners')}>
          <Owners found={found} />
        </RailSection>
      )}
      <RailSection title={t('package.rail.known')}>
        <Facts
          facts={[
            { name: t('package.rail.total'), value: number(vulnerabilities.total) },
            { name: t('package.rail.affected'), value: number(vulnerabilities.affected) },
            { name: t('package.rail.undetermined'), value: number(vulnerabilities.undetermined) },
          ]}
        />
      </RailSection>
      {found.products.length > 0 && (
        <RailSection title={t('package.support.title')}>
          <Facts
            facts={found.products.map(({ source, name, label, url }) => ({
              name: t('package.support.by', { source }),
              value: <ProductName key={name} label={label} url={url} />,
            }))}
          />
        </RailSection>
      )}
      {found.cpes.length > 0 && (
        <RailSection title={t('package.cpe.title')}>
          <Facts
            facts={found.cpes.map(({ name, origin, count, from }) => ({
              name: t(`package.cpe.${origin}`, { count }),
              value: (
                <code key={name} className={styles.key} title={from.join(', ')}>
                  {name}
                </code>
              ),
            }))}
          />
        </RailSection>
      )}
      <RailSection title={t('package.rail.names')}>
        <Facts
          facts={[
            { name: t('package.rail.key'), value: <code className={styles.key}>{packageKey}</code> },
            {
              name: t('package.rail.ecosystem'),
              value: readPackageName(packageKey).ecosystem ?? t('package.noEcosystem'),
            },
          ]}
        />
      </RailSection>
    </>
  )
}

/** The product as the way to its page at the source. */
function ProductName({ label, url }: Pick<Package['products'][number], 'label' | 'url'>) {
  if (url === null || !/^https?:\/\//i.test(url)) return label
  return (
    <a href={url} target="_blank" rel="noreferrer noopener external" data-hint={url}>
      {label}
    </a>
  )
}

function Owners({ found: { owners, ownerCount } }: { readonly found: Package }) {
  const { t, i18n } = useTranslation('places')
  return (
    <ul className={styles.owners}>
      {owners.slice(0, shownOwners).map((owner) => (
        <li
          key={[owner.organisation, owner.division, owner.team, owner.person].map((one) => one?.id).join()}
          className={styles.owner}
        >
          <span>
            {owner.team === null ? t('package.rail.nobody') : <PartyLink kind="team" party={owner.team} />}
            {owner.division !== null && (
              <span className={styles.aside}>
                <PartyLink kind="division" party={owner.division} />
              </span>
            )}
            {owner.person !== null && <span className={styles.aside}>{owner.person.name}</span>}
          </span>
          <span data-digits>{owner.cis.toLocaleString(i18n.language)}</span>
        </li>
      ))}
      {ownerCount > shownOwners && (
        <li className={styles.aside}>{t('package.rail.moreOwners', { count: ownerCount - shownOwners })}</li>
      )}
    </ul>
  )
}
