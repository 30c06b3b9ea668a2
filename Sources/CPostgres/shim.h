// libpq as Debian ships it; its folder comes from pkg-config.
#pragma once
#include <libpq-fe.h>

// The error fields are macros of character constants, which Swift does not import.
// https://www.postgresql.org/docs/15/libpq-exec.html#LIBPQ-PQRESULTERRORFIELD
static const int cpostgres_severity = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int cpostgres_state = PG_DIAG_SQLSTATE;
static const int cpostgres_message = PG_DIAG_MESSAGE_PRIMARY;
static const int cpostgres_hint = PG_DIAG_MESSAGE_HINT;
static const int cpostgres_position = PG_DIAG_STATEMENT_POSITION;
static const int cpostgres_constraint = PG_DIAG_CONSTRAINT_NAME;
