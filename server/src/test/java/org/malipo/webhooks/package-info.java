@NullMarked
package org.malipo.webhooks;

import org.jspecify.annotations.NullMarked;
