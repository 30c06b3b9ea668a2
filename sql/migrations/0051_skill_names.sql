-- The catalogue of 0039 with what its skills are called, so that explanations name them.

CREATE OR REPLACE FUNCTION matching_catalogue() RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT json_build_object(
    'origin', (SELECT json_build_array(round(avg(ST_X(inside_point)) * 1e6),
        round(avg(ST_Y(inside_point)) * 1e6))
      FROM unit WHERE kind = 'commune' AND upper_inf(valid)),
    'neighbours', (SELECT json_build_object('first', json_agg(unit_id), 'second', json_agg(neighbour_id))
      FROM unit_neighbour WHERE unit_id < neighbour_id),
    'skills', (SELECT json_agg(code) FROM skill),
    'skill_names', (SELECT json_object_agg(code, name_vi) FROM skill),
    'services', (SELECT json_agg(code) FROM service),
    'service_skills', (SELECT json_build_object('owner', json_agg(service_code),
      'skill', json_agg(skill_code), 'level', json_agg(level)) FROM service_skill),
    'classes', (SELECT json_build_object('id', json_agg(code), 'weight', json_agg(weight))
      FROM priority_class));
END;
