package io.dagform.change;

import io.dagform.diagnostic.DiagnosticCode;

/** A refusal that no allowance changes. */
record Refusal(DiagnosticCode code, String message, String hint) {}
