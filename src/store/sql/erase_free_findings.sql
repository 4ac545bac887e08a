UPDATE finding SET relation = 'new', proposed_item = NULL, proposal_reason = ''
WHERE proposed_item IN (SELECT value FROM json_each(?2))
  AND paper NOT IN (SELECT value FROM json_each(?1));
