/** The audit log's inside: its table, its chain of hashes, and reading it. */
@NullMarked
package org.malipo.access.audit;

import org.jspecify.annotations.NullMarked;
