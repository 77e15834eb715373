package org.malipo.access.web;

import java.util.List;
import org.malipo.access.OpenSessions.OpenSession;

/** Where somebody is signed in, the last seen first. */
public record SessionsView(List<OpenSession> sessions) {}
