package org.malipo.administration;

import org.malipo.problem.FormErrors;

/** @param saved whether the message was saved just now */
public record MaintenanceView(String message, FormErrors errors, boolean saved) {}
