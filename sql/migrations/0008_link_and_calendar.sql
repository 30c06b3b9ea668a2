-- Where one can learn, how pressing a request is, which days are off.
-- Rows come from sql/reference.

CREATE TABLE learning_link (
  code text CONSTRAINT learning_link_code PRIMARY KEY,
  name_vi text NOT NULL,
  url text NOT NULL,
  CONSTRAINT learning_link_is_https CHECK (url ~ '^https://[^\s]+$')
);
COMMENT ON TABLE learning_link IS
  'A source of learning that the province''s letter names; linked to, never copied.';

CREATE TABLE service_learning_link (
  service_code text CONSTRAINT service_learning_link_service_exists REFERENCES service,
  link_code text CONSTRAINT service_learning_link_link_exists REFERENCES learning_link,
  CONSTRAINT service_learning_link_pair PRIMARY KEY (service_code, link_code)
);
COMMENT ON TABLE service_learning_link IS 'Where a person can go on learning after this service.';

CREATE TABLE priority_class (
  code text CONSTRAINT priority_class_code PRIMARY KEY,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  -- Only the order of the weights decides who is served first (matching.md, level 1).
  weight smallint NOT NULL CONSTRAINT priority_class_weight_is_unique UNIQUE,
  CONSTRAINT priority_class_weight_is_positive CHECK (weight > 0)
);
COMMENT ON TABLE priority_class IS
  'How pressing a request is, by need and never by its cause (health and poverty are not kept).';

CREATE TABLE public_holiday (
  day date CONSTRAINT public_holiday_day PRIMARY KEY,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  kind text NOT NULL CONSTRAINT public_holiday_kind_is_known
    CHECK (kind IN ('public', 'tet', 'substitute'))
);
COMMENT ON TABLE public_holiday IS
  'Days off; the length of Tết and the swapped days are decided each year, so rows may change.';

GRANT SELECT ON learning_link, service_learning_link, priority_class TO daisuso_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON public_holiday TO daisuso_service;
