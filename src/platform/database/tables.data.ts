// Generated from the migrated database by `npm run tables`; a test keeps it current.
import type { ColumnType, Generated } from 'kysely'

/** Read as whatever was kept, written as JSON text (the driver would turn a list into an SQL array). */
type Json = ColumnType<unknown, string, string>
type DefaultedJson = ColumnType<unknown, string | undefined, string>

export interface DB {
  'identity.access_grant': {
    id: string
    object_kind: string
    object_id: string
    person_id: string | null
    organisation_id: string | null
    created_at: Temporal.Instant
    until: Temporal.Instant | null
    given_by: string | null
  }
  'identity.api_token': {
    id: string
    secret_hash: Buffer
    person_id: string
    label: string
    created_at: Temporal.Instant
    last_used_at: Temporal.Instant | null
  }
  'identity.audit': {
    id: Generated<number>
    xid: Generated<string>
    at: Temporal.Instant
    actor_id: string | null
    actor: string
    origin: 'ui' | 'api' | 'cli' | 'feed' | 'job'
    action: string
    outcome: 'done' | 'refused'
    object_kind: string | null
    object_id: string | null
    detail: Json
  }
  'identity.audit_seal': {
    number: number
    upto_xid: string
    upto_id: number
    rows: number
    hash: Buffer
    at: Temporal.Instant
  }
  'identity.division': {
    id: string
    organisation_id: string
    name_ja: string | null
    name_en: string | null
    created_at: Temporal.Instant
    version: Generated<number>
  }
  'identity.membership': {
    id: string
    person_id: string
    role: 'administrator' | 'handler' | 'responder' | 'engineer' | 'contact' | 'manager' | 'auditor' | 'guest'
    team_id: string | null
    division_id: string | null
  }
  'identity.organisation': {
    id: string
    name_ja: string | null
    name_en: string | null
    kind: 'own' | 'group' | 'supplier' | 'customer' | 'authority'
    created_at: Temporal.Instant
    version: Generated<number>
  }
  'identity.person': {
    id: string
    login: string
    name: string
    email: string | null
    organisation_id: string
    language: 'ja' | 'en'
    theme: Generated<'system' | 'light' | 'dark'>
    time_zone: Generated<string>
    mail_notices: Generated<boolean>
    clearance: 'clear' | 'green' | 'amber' | 'amber+strict' | 'red'
    password: string
    disabled_at: Temporal.Instant | null
    created_at: Temporal.Instant
    version: Generated<number>
    folded: Generated<string | null>
  }
  'identity.session': {
    id: string
    token_hash: Buffer
    person_id: string
    created_at: Temporal.Instant
    seen_at: Temporal.Instant
    expires_at: Temporal.Instant
    agent: string
  }
  'identity.setup_token': {
    token_hash: Buffer
    created_at: Temporal.Instant
  }
  'identity.team': {
    id: string
    organisation_id: string
    name_ja: string | null
    name_en: string | null
    kind: 'csirt' | 'psirt' | 'division'
    created_at: Temporal.Instant
    version: Generated<number>
  }
  'identity.throttle': {
    subject: string
    failures: number
    since: Temporal.Instant
    blocked_until: Temporal.Instant | null
  }
  'intel.advisory_document': {
    source_id: string
    name: string
    revision: number
    hash: Buffer
    content: Buffer
    publisher: string | null
    version: string | null
    status: string | null
    category: string | null
    modified_at: Temporal.Instant | null
    tlp: 'clear' | 'green' | 'amber' | 'amber+strict' | 'red' | null
    verdict: 'valid' | 'invalid' | 'not-judged'
    failures: DefaultedJson
    failure_count: Generated<number>
    checksum: 'matches' | 'differs' | null
    not_comparable: Generated<number>
    received_at: Temporal.Instant
    superseded_at: Temporal.Instant | null
    reader_revision: Generated<number>
    draft: string | null
  }
  'intel.alias': {
    name: string
    vulnerability_id: string
    source_id: string
    record_name: string
  }
  'intel.alias_conflict': {
    source_id: string
    record_name: string
    name: string
    vulnerability_id: string
    found_at: Temporal.Instant
  }
  'intel.decision_point': {
    vulnerability_id: string
    point: string
    source: string
    value: string
    told_at: Temporal.Instant
  }
  'intel.epss': {
    cve: string
    score: number
    percentile: number | null
    model: string
    scored_on: string
  }
  'intel.exploitation': {
    source_id: string
    cve: string
    name: string
    added_on: string | null
    due_on: string | null
    ransomware: boolean | null
    action: Generated<string>
    received_at: Temporal.Instant
    changed_at: Temporal.Instant
    removed_at: Temporal.Instant | null
  }
  'intel.fetch': {
    job_id: string
    part: string
    source_id: string
    url: string
    status: number | null
    etag: string | null
    last_modified: string | null
    fetched_at: Temporal.Instant
    bytes: number | null
    hash: string | null
    name: string | null
    records: number | null
    cursor: Temporal.Instant | null
    missing: Generated<string[]>
    gap: Generated<boolean>
    outcome: 'new' | 'not-modified' | 'empty' | 'failed' | 'shrunk' | null
    problem: Json | null
    counts: DefaultedJson
    files: DefaultedJson
  }
  'intel.interest': {
    vulnerability_id: string
    team_id: string
    lower: 'none' | 'low' | 'medium' | 'high' | 'immediate' | null
    upper: 'none' | 'low' | 'medium' | 'high' | 'immediate' | null
    reasons: DefaultedJson
    narrowing: string | null
    environment: DefaultedJson
    rules_revision: number | null
    proposed_at: Temporal.Instant | null
    set_level: 'none' | 'low' | 'medium' | 'high' | 'immediate' | null
    set_note: Generated<string>
    set_by: string | null
    set_at: Temporal.Instant | null
    set_lower: string | null
    set_upper: string | null
    set_outdated: Generated<boolean>
    version: Generated<number>
  }
  'intel.interest_rules': {
    revision: number
    rules: Json
    note: Generated<string>
    made_by: string | null
    made_at: Temporal.Instant
  }
  'intel.list': {
    source_id: string
    edition: string
    listed_at: Temporal.Instant
    entries: number
    received_at: Temporal.Instant
  }
  'intel.pack': {
    id: Generated<number>
    lengths: string
    content: Buffer
    affected: Buffer
    products: Buffer | null
  }
  'intel.product_life': {
    source_id: string
    name: string
    label: string
    category: string | null
    url: string | null
    cpes: Generated<string[]>
    releases: Json
    received_at: Temporal.Instant
  }
  'intel.product_life_package': {
    package_key: string
    source_id: string
    product: string
  }
  'intel.product_name': {
    id: Generated<number>
    source_id: string | null
    entry: Generated<string>
    language: Generated<string>
    told_id: string | null
    vendor: string
    cpe_key: string | null
    supplier: string | null
    label: string
    folded: string
    searched: string
    doubtful: Generated<boolean>
  }
  'intel.record': {
    source_id: string
    name: string
    revision: number
    content: Buffer | null
    hash: Buffer
    title: string
    details: string
    severity_rating: 'none' | 'low' | 'medium' | 'high' | 'critical' | null
    severity_vector: string | null
    links: DefaultedJson
    published_at: Temporal.Instant | null
    modified_at: Temporal.Instant | null
    withdrawn_at: Temporal.Instant | null
    problems: DefaultedJson
    received_at: Temporal.Instant
    superseded_at: Temporal.Instant | null
    pack_id: number | null
    pack_place: number | null
    severities: DefaultedJson
    severity_score: number | null
    given_score: number | null
    document: string | null
    tlp: 'clear' | 'green' | 'amber' | 'amber+strict' | 'red' | null
    uncompared: Generated<number>
    language: string | null
    impact: string | null
    solution: string | null
    phrases: Json | null
    is_outline: Generated<boolean>
  }
  'intel.record_vulnerability': {
    source_id: string
    record_name: string
    vulnerability_id: string
  }
  'intel.run': {
    job_id: string
    source_id: string
    started_at: Temporal.Instant
    ended_at: Temporal.Instant | null
    state: string
    hash: string | null
    read: Generated<number>
    changed: Generated<number>
    rejected: Generated<number>
    withdrawn: Generated<number>
    without_scheme: Generated<number>
    older: Generated<number>
    ecosystems: DefaultedJson
  }
  'intel.source': {
    id: string
    tlp: Generated<'clear' | 'green' | 'amber' | 'amber+strict' | 'red'>
    url: string | null
    hosts: Generated<string[]>
    internal_hosts: Generated<string[]>
    parts: Generated<string[]>
    enabled: Generated<boolean>
    interval_seconds: Generated<number>
    shrink_percent: Generated<number>
    version: Generated<number>
  }
  'intel.source_part': {
    source_id: string
    part: string
    etag: string | null
    last_modified: string | null
    confirmed_at: Temporal.Instant
    cursor: Temporal.Instant | null
    records: number
    missing: Generated<string[]>
    files: DefaultedJson
  }
  'intel.source_state': {
    source_id: string
    outcome: 'new' | 'not-modified' | 'empty' | 'failed' | 'shrunk' | null
    tried_at: Temporal.Instant | null
    succeeded_at: Temporal.Instant | null
    failures: Generated<number>
    problem: Json | null
    wait_until: Temporal.Instant | null
    next_at: Temporal.Instant | null
    gap_since: Temporal.Instant | null
    held_job_id: string | null
  }
  'intel.told_name': {
    id: string
    supplier: string
    product: string | null
    vendor: string
    cpe_key: string | null
    note: string
    made_by: string | null
    made_at: Temporal.Instant
    ended_by: string | null
    ended_at: Temporal.Instant | null
  }
  'intel.vex_document': {
    id: string
    source_id: string
    format: 'openvex' | 'csaf' | 'cyclonedx'
    format_version: string | null
    name: string
    revision: number
    hash: Buffer
    content: Buffer | null
    version: string | null
    author: string | null
    title: string | null
    issued_at: Temporal.Instant | null
    modified_at: Temporal.Instant | null
    tlp: 'clear' | 'green' | 'amber' | 'amber+strict' | 'red' | null
    statement_count: number
    product_count: number
    uncompared: number
    problems: DefaultedJson
    problem_count: Generated<number>
    unused: DefaultedJson
    received_at: Temporal.Instant
    superseded_at: Temporal.Instant | null
    ci_id: string | null
    slot: string | null
    reader_revision: Generated<number>
  }
  'intel.vex_product': {
    document_id: string
    number: number
    name: string
    purl: string | null
    package_key: string | null
    distribution: string | null
    version: string | null
    version_key: Buffer | null
    version_range: string | null
    cpes: Generated<string[]>
    identifiers: DefaultedJson
    whole: number | null
    scheme: string | null
    scheme_revision: number | null
  }
  'intel.vex_statement': {
    document_id: string
    number: number
    place: string
    names: string[]
    status: 'affected' | 'not_affected' | 'fixed' | 'under_investigation'
    status_word: string | null
    justification: 'component_not_present' | 'vulnerable_code_not_present' | 'vulnerable_code_not_in_execute_path' | 'vulnerable_code_cannot_be_controlled_by_adversary' | 'inline_mitigations_already_exist' | null
    justification_word: string | null
    impact: string | null
    action: string | null
    notes: string | null
    remediations: DefaultedJson
    said_at: Temporal.Instant | null
    product_count: number
  }
  'intel.vex_statement_product': {
    document_id: string
    statement: number
    product: number
    package_key: string | null
  }
  'intel.vex_statement_vulnerability': {
    name: string
    document_id: string
    statement: number
  }
  'intel.vulnerability': {
    id: string
    short_id: string
    cve: string | null
    name: string
    title: Generated<string>
    folded: Generated<string>
    severity_rating: 'none' | 'low' | 'medium' | 'high' | 'critical' | null
    severity_vector: string | null
    severity_source: string | null
    published_at: Temporal.Instant | null
    withdrawn_at: Temporal.Instant | null
    tlp: Generated<'clear' | 'green' | 'amber' | 'amber+strict' | 'red'>
    merged_into: string | null
    created_at: Temporal.Instant
    changed_at: Temporal.Instant
    version: Generated<number>
    severity_score: number | null
    exploited_at: Temporal.Instant | null
    epss: number | null
    epss_percentile: number | null
  }
  'inventory.ci': {
    id: string
    kind: string
    side: 'it' | 'development' | 'product'
    name: string
    folded: string
    organisation_id: string
    division_id: string | null
    team_id: string | null
    owner_id: string | null
    criticality: 'low' | 'medium' | 'high' | null
    exposure: 'internet' | 'partner' | 'internal' | 'isolated' | null
    tlp: 'clear' | 'green' | 'amber' | 'amber+strict' | 'red'
    need_to_know: boolean
    attributes: DefaultedJson
    created_at: Temporal.Instant
    changed_at: Temporal.Instant
    version: Generated<number>
  }
  'inventory.closure': {
    ancestor_id: string
    descendant_id: string
    depth: number
  }
  'inventory.component': {
    package_key: string
    id: Generated<number>
    name: string
    version: string
    scheme: string | null
    scheme_revision: number | null
    version_key: Buffer | null
    qualifiers: Generated<string>
    purl: string | null
    created_at: Temporal.Instant
    distribution: Generated<string | null>
    binary_name: string | null
    binary_version: string | null
    module: Generated<string>
    other_key: string | null
    other_version: string | null
    other_version_key: Buffer | null
    version_span: string | null
  }
  'inventory.component_called': {
    package_key: string
    component_id: number
    supplier: string
    product: string
    version: string
    version_key: Buffer | null
    scheme_revision: number
  }
  'inventory.component_cpe': {
    package_key: string
    component_id: number
    name: string
    cpe_key: string
    version: string
    version_key: Buffer | null
    scheme_revision: number
    traits: string[] | null
    rebuilt: boolean
  }
  'inventory.component_owner': {
    package_key: string
    component_id: number
    owner_key: string
    owner_id: number
    packaged: boolean
  }
  'inventory.document': {
    id: string
    ci_id: string
    slot: string
    name: string
    hash: string
    bytes: number
    format: string | null
    format_version: string | null
    state: 'received' | 'read' | 'partly' | 'failed' | 'replaced'
    components: number | null
    problems: DefaultedJson
    problem_count: Generated<number>
    received_at: Temporal.Instant
    received_by: string | null
    added: number | null
    removed: number | null
    changed: number | null
    folded: Generated<string | null>
    reader_revision: Generated<number>
  }
  'inventory.document_facts': {
    document_id: string
    kind: 'document' | 'component' | 'service' | 'vulnerability'
    first: number
    facts: Buffer
  }
  'inventory.document_graph': {
    document_id: string
    component_ids: string
    graph: Buffer
  }
  'inventory.fresh_name': {
    package_key: string
    component_id: number
  }
  'inventory.fresh_pair': {
    package_key: string
  }
  'inventory.occurrence': {
    package_key: string
    component_id: number
    ci_id: string
    document_id: string
    scope: string | null
    since: Temporal.Instant
    until: Temporal.Instant | null
    slot: string
    until_document_id: string | null
    direct: boolean | null
    licences: string | null
  }
  'inventory.package_name': {
    package_key: string
    name: string
    binary_name: string | null
    folded: Generated<string>
  }
  'inventory.pending_document': {
    document_id: string
    ci_id: string
  }
  'inventory.relation': {
    id: string
    kind: 'contains' | 'runs-on' | 'uses' | 'connects-to' | 'builds' | 'delivered-as'
    from_id: string
    to_id: string
    since: Temporal.Instant
    until: Temporal.Instant | null
  }
  'inventory.rereading': {
    id: string
    document_id: string
    reader_revision: number
    read_at: Temporal.Instant
    added: number
    removed: number
    changed: number
  }
  'inventory.told_pair': {
    package_key: string
    cpe_key: string
    maker: string
    document_id: string | null
  }
  'matching.affected_range': {
    package_key: string
    id: Generated<number>
    vulnerability_id: string
    source_id: string
    record_name: string
    rank: 'vendor' | 'distribution' | 'ecosystem' | 'jvn' | 'cpe'
    verdict: 'affected' | 'not_affected' | 'not_used' | 'undetermined'
    lo: Buffer | null
    hi: Buffer | null
    exact_version: string | null
    text: string
    fixed: Generated<string[]>
    distribution: Generated<string | null>
    preference: Generated<string | null>
    scheme: string | null
    scheme_revision: number | null
    traits: string[] | null
    module: Generated<string>
    remark: string | null
    platform_id: number | null
  }
  'matching.assessment': {
    id: string
    vulnerability_id: string
    team_id: string
    ci_id: string | null
    status: 'under_investigation' | 'affected' | 'not_affected' | 'fixed'
    justification: 'component_not_present' | 'vulnerable_code_not_present' | 'vulnerable_code_not_in_execute_path' | 'vulnerable_code_cannot_be_controlled_by_adversary' | 'inline_mitigations_already_exist' | null
    note: string
    made_by: string | null
    made_at: Temporal.Instant
    sequence: number
    undone_by: string | null
    undone_at: Temporal.Instant | null
    batch_id: string | null
    component_id: number | null
    origin: 'ui' | 'api' | 'cli' | 'feed' | 'job' | null
    adopted_from: string | null
    condition_id: string | null
  }
  'matching.assessment_batch': {
    id: string
    team_id: string
    ci_id: string | null
    status: 'under_investigation' | 'affected' | 'not_affected' | 'fixed'
    justification: string | null
    note: string
    selection: Json
    made_by: string | null
    made_at: Temporal.Instant
    origin: 'ui' | 'api' | 'cli' | 'feed' | 'job'
    job_id: string | null
    undone_by: string | null
    undone_at: Temporal.Instant | null
    undo_job_id: string | null
  }
  'matching.assessment_batch_line': {
    batch_id: string
    position: number
    vulnerability_id: string
    replaces: string | null
  }
  'matching.cell': {
    id: Generated<number>
    organisation_id: string
    division_id: string | null
    team_id: string | null
    tlp: string
    side: string
    kind: string
  }
  'matching.cell_vulnerability': {
    vulnerability_id: string
    cell_id: number
    cis: number
    determined: number
    open: number
    affected: number
    settled: number
  }
  'matching.component_cpe': {
    cpe_key: string
    package_key: string
    component_id: number
    name: string
    origin: 'document' | 'learned' | 'called'
    version: string
    version_key: Buffer | null
    scheme_revision: number
    traits: string[] | null
    doubtful: boolean
    said_by: string | null
  }
  'matching.condition': {
    id: string
    vulnerability_id: string
    kind: 'module' | 'option' | 'platform' | 'use'
    text: string
    team_id: string
    made_by: string | null
    made_at: Temporal.Instant
    ended_by: string | null
    ended_at: Temporal.Instant | null
  }
  'matching.counted_ci': {
    ci_id: string
    cell_id: number | null
    profile_id: number | null
  }
  'matching.cpe_pair': {
    source_id: string
    record_name: string
    package_key: string
    cpe_key: string
  }
  'matching.cpe_together': {
    vulnerability_id: string
    package_key: string
    cpe_key: string
  }
  'matching.hit': {
    package_key: string
    id: Generated<number>
    component_id: number
    vulnerability_id: string
    verdict: 'affected' | 'not_affected' | 'not_used' | 'undetermined'
    reason: Json
    since: Temporal.Instant
    until: Temporal.Instant | null
    until_reason: string | null
    range_id: number | null
    range_key: string | null
    silenced: 'some' | 'all' | null
    platforms: string | null
  }
  'matching.key_state': {
    id: Generated<boolean>
    schemes: string | null
    derivation: number | null
    wanted_schemes: string
    wanted_derivation: number
  }
  'matching.matched_component': {
    package_key: string
    component_id: number
  }
  'matching.platform': {
    id: Generated<number>
    hash: Buffer
    needed: string[]
  }
  'matching.platform_name': {
    platform_id: number
    part: number
    first_key: string
    end_key: string
    lo: Buffer | null
    hi: Buffer | null
    exact_version: string | null
    traits: string[] | null
    scheme_revision: number
  }
  'matching.platform_there': {
    ci_id: string
    platform_id: number
    found: string[]
  }
  'matching.profile': {
    id: Generated<number>
    team_id: string
    side: string
    exposure: string | null
    criticality: string | null
    safety: boolean | null
  }
  'matching.profile_vulnerability': {
    vulnerability_id: string
    profile_id: number
    cis: number
  }
  'matching.restricted_open': {
    vulnerability_id: string
    ci_id: string
  }
  'matching.silenced_hit': {
    component_id: number
    vulnerability_id: string
    rule_id: string
    team_id: string | null
    ci_id: string | null
  }
  'matching.team_vulnerability': {
    list: string
    vulnerability_id: string
    cis: number
    determined: number
    open: number
    affected: number
    settled: number
    exploited: Generated<boolean>
    interest: Generated<string>
    epss: Generated<number>
    score: Generated<number>
    is_open: Generated<boolean>
    changed_at: Temporal.Instant
    listed_at: Temporal.Instant
    rating: Generated<string>
  }
  'matching.wrong_match': {
    id: string
    vulnerability_id: string | null
    source_id: string | null
    record_name: string | null
    rank: 'vendor' | 'distribution' | 'ecosystem' | 'jvn' | 'cpe' | null
    package_key: string
    component_id: number | null
    ci_id: string | null
    team_id: string | null
    reason: string
    basis: string | null
    made_by: string | null
    made_at: Temporal.Instant
    origin: 'ui' | 'api' | 'cli' | 'feed' | 'job'
    until: Temporal.Instant
    version: Generated<number>
    ended_at: Temporal.Instant | null
    ended_by: string | null
    ending: 'ended' | 'expired' | 'outdated' | null
  }
  'operations.measure': {
    day: string
    measured_at: Temporal.Instant
    database_bytes: number
    files: number
    file_bytes: number
    free_bytes: number
    disk_bytes: number
  }
  'platform.counter': {
    prefix: string
    year: number
    last: number
  }
  'platform.job': {
    id: string
    kind: string
    title: string
    state: Generated<'waiting' | 'running' | 'done' | 'partly' | 'failed' | 'cancelled'>
    input: Json
    done: Generated<number>
    total: number | null
    result: DefaultedJson
    problems: DefaultedJson
    problem_count: Generated<number>
    subject_kind: string | null
    subject_id: string | null
    owner_id: string | null
    origin: 'ui' | 'api' | 'cli' | 'feed' | 'job'
    cancel_asked: Generated<boolean>
    worker_key: number | null
    attempts: Generated<number>
    checkpoint: Json | null
    created_at: Temporal.Instant
    started_at: Temporal.Instant | null
    ended_at: Temporal.Instant | null
    version: Generated<number>
  }
  'platform.listener': {
    name: string
    hears: string[]
    xid: string
    id: number
    attempts: Generated<number>
    retry_at: Temporal.Instant | null
    last_error: string | null
  }
  'platform.outbox': {
    id: Generated<number>
    xid: Generated<string>
    at: Temporal.Instant
    name: string
    payload: Json
  }
  'platform.parked_event': {
    listener: string
    outbox_id: number
    at: Temporal.Instant
    name: string
    payload: Json
    error: string
  }
  'sharing.delivery': {
    notice_id: string
    channel: string
    state: 'waiting' | 'sent' | 'failed'
    attempts: Generated<number>
    message_id: string
    next_at: Temporal.Instant
    sent_at: Temporal.Instant | null
    last_error: string | null
  }
  'sharing.digest': {
    person_id: string
    at: string
    next_at: Temporal.Instant
    due_at: Temporal.Instant | null
    attempts: Generated<number>
  }
  'sharing.notice': {
    id: string
    person_id: string
    kind: 'findings' | 'summary' | 'closed' | 'source' | 'report'
    subject_kind: string
    subject_id: string
    facts: Json
    reason: Json
    created_at: Temporal.Instant
    acknowledged_at: Temporal.Instant | null
    version: Generated<number>
    batch: Generated<string | null>
    snoozed_until: Temporal.Instant | null
    woke_at: Temporal.Instant | null
    shown_at: Generated<Temporal.Instant>
  }
  'sharing.notice_choice': {
    person_id: string
    kind: 'findings' | 'summary' | 'closed' | 'source' | 'report'
    way: 'inbox' | 'nothing'
  }
  'sharing.quiet_hours': {
    person_id: string
    begins: string
    ends: string
  }
  'sharing.sample': {
    only_one: Generated<boolean>
    made_at: Temporal.Instant
    removed_at: Temporal.Instant | null
    removed_by: string | null
  }
  'sharing.sample_part': {
    kind: 'item' | 'person' | 'organisation' | 'division' | 'team' | 'record'
    id: string
  }
  'sharing.saved_list': {
    id: string
    owner_id: string
    screen: string
    name: string
    search: Json
    columns: Json
    lens: 'csirt' | 'both' | 'psirt'
    shared: 'nobody' | 'team' | 'everybody'
    team_id: string | null
    was_shared: Generated<'nobody' | 'team' | 'everybody'>
    was_team_id: string | null
    created_at: Temporal.Instant
    changed_at: Temporal.Instant
    deleted_at: Temporal.Instant | null
    version: Generated<number>
  }
  'sharing.saved_list_pin': {
    person_id: string
    saved_list_id: string
    place: number
  }
}
