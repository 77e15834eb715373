package org.malipo.mailrules;

import java.util.List;
import java.util.Set;
import org.malipo.mailrules.Deciding.Decided;

/**
 * What a store's rules make of some events.
 *
 * @param owed positions of events about which a rule that is switched off owes a letter
 */
record Agenda(List<Decided> decided, Set<Long> owed) {}
