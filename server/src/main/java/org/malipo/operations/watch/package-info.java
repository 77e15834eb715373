/** What the operator's tools watch: readiness, figures, logs. */
@NullMarked
package org.malipo.operations.watch;

import org.jspecify.annotations.NullMarked;
