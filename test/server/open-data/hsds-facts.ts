/**
 * What the Human Services Data Specification says about its records, as facts in a short form of our own. Taken from its tables as
 * version 3.1 publishes them (github.com/openreferral/specification: schema/simple/schema.csv, schema/*.json, schema/openapi.json); 3.0, which
 * we write, is the same without the fields marked `+`.
 *
 * `name!` must be there. After the colon: a format of text (`uuid`, `uri`, `email`, `date-time`), `number`, the words that are allowed (`a|b`),
 * `[record]` for a list of records and `=record` for one; without a colon it is any text.
 */
export const records: Record<string, string> = {
  organization: `id!:uuid name! alternate_name description! email:email website:uri +additional_websites:[url] tax_status tax_id
    year_incorporated:number legal_status logo uri:uri parent_organization_id:uuid funding:[funding] contacts:[contact] phones:[phone]
    locations:[location] programs:[program] organization_identifiers:[organization_identifier] attributes:[attribute] metadata:[metadata]`,
  program: `id!:uuid organization_id:uuid name! alternate_name description! attributes:[attribute] metadata:[metadata]`,
  service: `id!:uuid organization_id:uuid program_id:uuid name! alternate_name description url:uri +additional_urls:[url] email:email
    status!:active|inactive|defunct|temporarily_closed interpretation_services application_process fees_description wait_time fees accreditations
    eligibility_description minimum_age:number maximum_age:number assured_date assurer_email:email licenses alert last_modified:date-time
    phones:[phone] schedules:[schedule] service_areas:[service_area] service_at_locations:[service_at_location] languages:[language]
    organization:=organization funding:[funding] cost_options:[cost_option] program:=program required_documents:[required_document]
    contacts:[contact] +capacities:[service_capacity] attributes:[attribute] metadata:[metadata]`,
  attribute: `id!:uuid link_id:uuid taxonomy_term_id:uuid link_type link_entity value taxonomy_term:=taxonomy_term metadata:[metadata] +label`,
  service_at_location: `id!:uuid service_id:uuid location_id:uuid description +service_areas:[service_area] contacts:[contact] phones:[phone]
    schedules:[schedule] location:=location attributes:[attribute] metadata:[metadata]`,
  location: `id!:uuid location_type!:physical|postal|virtual url:uri organization_id:uuid name alternate_name description transportation
    latitude:number longitude:number external_identifier external_identifier_type languages:[language] addresses:[address] contacts:[contact]
    accessibility:[accessibility] phones:[phone] schedules:[schedule] attributes:[attribute] metadata:[metadata]`,
  phone: `id!:uuid location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid service_at_location_id:uuid number! extension:number
    type description languages:[language] attributes:[attribute] metadata:[metadata]`,
  contact: `id!:uuid organization_id:uuid service_id:uuid service_at_location_id:uuid location_id:uuid name title department email:email
    phones:[phone] attributes:[attribute] metadata:[metadata]`,
  address: `id!:uuid location_id:uuid attention address_1! address_2 city! region state_province! postal_code! country!
    address_type!:physical|postal|virtual attributes:[attribute] metadata:[metadata]`,
  schedule: `id!:uuid service_id:uuid location_id:uuid service_at_location_id:uuid valid_from valid_to dtstart timezone:number until count:number
    wkst:MO|TU|WE|TH|FR|SA|SU freq:WEEKLY|MONTHLY interval:number byday byweekno bymonthday byyearday description opens_at closes_at
    schedule_link:uri attending_type notes attributes:[attribute] metadata:[metadata]`,
  funding: `id!:uuid organization_id:uuid service_id:uuid source attributes:[attribute] metadata:[metadata]`,
  service_area: `id!:uuid service_id:uuid service_at_location_id:uuid name description extent extent_type uri attributes:[attribute]
    metadata:[metadata]`,
  required_document: `id!:uuid service_id:uuid document uri:uri attributes:[attribute] metadata:[metadata]`,
  language: `id!:uuid service_id:uuid location_id:uuid phone_id:uuid name code note attributes:[attribute] metadata:[metadata]`,
  accessibility: `id!:uuid location_id:uuid description details url:uri attributes:[attribute] metadata:[metadata]`,
  taxonomy_term: `id!:uuid code name! description! parent_id:uuid taxonomy taxonomy_detail:=taxonomy language taxonomy_id:uuid term_uri:uri
    metadata:[metadata]`,
  metadata: `id!:uuid resource_id:uuid resource_type last_action_date! last_action_type! field_name! previous_value! replacement_value!
    updated_by!`,
  cost_option: `id!:uuid service_id:uuid valid_from valid_to option currency amount:number amount_description attributes:[attribute]
    metadata:[metadata]`,
  organization_identifier: `id!:uuid organization_id:uuid identifier_scheme identifier_type! identifier! attributes:[attribute]
    metadata:[metadata]`,
  taxonomy: `id!:uuid name! description! uri:uri version metadata:[metadata]`,
  service_capacity: `id!:uuid service_id:uuid unit!:=unit unit_id:uuid available!:number maximum:number description updated!:date-time
    attributes:[attribute] metadata:[metadata]`,
  unit: `id!:uuid name! scheme identifier uri:uri attributes:[attribute] metadata:[metadata]`,
  url: `id!:uuid label url!:uri organization_id:uuid service_id:uuid attributes:[attribute] metadata:[metadata]`,
}

/** What the API adds where such a record is the answer itself: the other side of its link. */
export const added: Record<string, string> = {
  service_at_location: 'service:=service',
  organization: 'services:[service]',
}

/** Around every list. The reference demands them all. */
export const page = `total_items!:number total_pages!:number page_number!:number size!:number first_page!:boolean last_page!:boolean empty!:boolean`

/** What `/` tells of itself. */
export const about = `version! profile!:uri openapi_url!:uri description publisher:=publisher`
export const publisher = `name identifier email:email website:uri`

/** The paths of the API, each answered for one record as `/{id}`, and the parameters of its list. */
export const paths: Record<string, string> = {
  services: 'search page per_page format taxonomy_term_id taxonomy_id organization_id modified_after minimal full',
  taxonomies: 'search page per_page format',
  taxonomy_terms: 'search page per_page format taxonomy_id top_only parent_id',
  organizations: 'search full_service full taxonomy_term_id taxonomy_id page per_page format',
  service_at_locations:
    'search taxonomy_term_id taxonomy_id organization_id modified_after full page per_page format postcode proximity',
}
