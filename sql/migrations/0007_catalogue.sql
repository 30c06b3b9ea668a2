-- What can be asked for: the skills of a frame, and services with the skills they need.
-- Rows come from sql/reference; a new frame or wording is a new code, a code keeps its meaning.

CREATE TABLE skill_frame (
  code text CONSTRAINT skill_frame_code PRIMARY KEY,
  name_vi text NOT NULL,
  issued_by text NOT NULL,
  issued_on date,
  -- False: «chưa đối chiếu văn bản gốc», and every page that shows the frame says so.
  is_checked_against_the_text boolean NOT NULL
);
COMMENT ON TABLE skill_frame IS
  'A version of a competence frame. Every skill, and so every record, names its version.';

CREATE TABLE skill (
  code text CONSTRAINT skill_code PRIMARY KEY,
  frame text NOT NULL CONSTRAINT skill_frame_exists REFERENCES skill_frame,
  -- The frame's own number, such as 1.2.
  number_in_frame text NOT NULL,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  CONSTRAINT skill_number_is_unique_in_its_frame UNIQUE (frame, number_in_frame)
);
COMMENT ON TABLE skill IS
  'What an ambassador can teach. Levels everywhere: 1 knows, 2 does, 3 guides others, 4 trains '
  'guides.';

CREATE TABLE service (
  code text CONSTRAINT service_code PRIMARY KEY,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  minutes smallint NOT NULL,
  due_days smallint NOT NULL,
  -- Touches accounts or money: the page reminds both sides that nobody asks for a password or a
  -- one-time code.
  is_sensitive boolean NOT NULL,
  is_offered boolean NOT NULL,
  CONSTRAINT service_takes_a_believable_time CHECK (minutes BETWEEN 5 AND 480),
  CONSTRAINT service_is_due_within_a_year CHECK (due_days BETWEEN 1 AND 366)
);
COMMENT ON TABLE service IS
  'A kind of help, the service_code of Open311. is_offered false: kept for old requests only.';

CREATE TABLE service_skill (
  service_code text CONSTRAINT service_skill_service_exists REFERENCES service,
  skill_code text CONSTRAINT service_skill_skill_exists REFERENCES skill,
  level smallint NOT NULL,
  CONSTRAINT service_skill_pair PRIMARY KEY (service_code, skill_code),
  CONSTRAINT service_skill_level_is_known CHECK (level BETWEEN 1 AND 4)
);
COMMENT ON TABLE service_skill IS
  'The least level of a skill that serving takes; all of a service''s rows must hold.';

GRANT SELECT ON skill_frame, skill, service, service_skill TO daisuso_service;
