/** What the black-box tests are made of: a running server, waiting, a receiver of webhooks. */
@NullMarked
package org.malipo.interop.kit;

import org.jspecify.annotations.NullMarked;
