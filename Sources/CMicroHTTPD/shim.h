// What Swift cannot call in libmicrohttpd 0.9.75: its variadic functions, one inline function each.
#pragma once
#include <microhttpd.h>
#include <string.h>

struct cmicrohttpd_settings {
  int listening_socket;
  size_t connection_memory_bytes;
  unsigned int connections;
  unsigned int idle_seconds;
};

// What the daemon calls, all with the same context.
struct cmicrohttpd_callbacks {
  void *context;
  void *(*target)(void *context, const char *target, struct MHD_Connection *connection);
  MHD_LogCallback message;
  MHD_AccessHandlerCallback request;
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connection;
};

// The default would cut a path at %00 and let "%2F" pass for "/": decoding is the API's.
static inline size_t cmicrohttpd_keep_escapes(void *context, struct MHD_Connection *connection,
                                              char *text) {
  (void)context, (void)connection;
  return strlen(text);
}

// MHD_start_daemon: no thread of its own, epoll inside, run by the caller. NULL when it fails.
static inline struct MHD_Daemon *cmicrohttpd_start(struct cmicrohttpd_settings settings,
                                                   struct cmicrohttpd_callbacks callbacks) {
  return MHD_start_daemon(
      MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, NULL, NULL,
      callbacks.request, callbacks.context,
      // First, as the manual asks, or the start itself writes to standard error.
      MHD_OPTION_EXTERNAL_LOGGER, callbacks.message, callbacks.context,
      MHD_OPTION_LISTEN_SOCKET, settings.listening_socket,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, settings.connection_memory_bytes,
      MHD_OPTION_CONNECTION_LIMIT, settings.connections,
      MHD_OPTION_CONNECTION_TIMEOUT, settings.idle_seconds,
      MHD_OPTION_UNESCAPE_CALLBACK, cmicrohttpd_keep_escapes, NULL,
      MHD_OPTION_URI_LOG_CALLBACK, callbacks.target, callbacks.context,
      MHD_OPTION_NOTIFY_COMPLETED, callbacks.completed, callbacks.context,
      MHD_OPTION_NOTIFY_CONNECTION, callbacks.connection, callbacks.context,
      MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1,
      MHD_OPTION_END);
}

// MHD_get_daemon_info: the epoll descriptor that tells when MHD_run has something to do.
static inline int cmicrohttpd_epoll(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
  return info ? info->epoll_fd : -1;
}

// MHD_get_connection_info: the client's socket.
static inline int cmicrohttpd_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

// MHD_get_connection_info: what the connection callback stored.
static inline void *cmicrohttpd_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info ? info->socket_context : NULL;
}

// MHD_get_connection_info: bytes of the request line and headers, once they are whole.
static inline size_t cmicrohttpd_head_bytes(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return info ? info->header_size : 0;
}

// MHD_get_connection_info: the status of the reply that was queued, 0 without one.
static inline unsigned int cmicrohttpd_status(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS);
  return info ? info->http_status : 0;
}
