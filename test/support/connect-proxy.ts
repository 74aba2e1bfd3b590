import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { onTestFinished } from "vitest";

/** A proxy on this computer that opens tunnels (RFC 9110, CONNECT), and keeps where to and for whom. */
export async function connectProxy(): Promise<{
  readonly port: number;
  readonly tunnels: { readonly to: string; readonly authorization: string | undefined }[];
}> {
  const tunnels: { to: string; authorization: string | undefined }[] = [];
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on("connect", ({ url = "", headers }, client, head) => {
    tunnels.push({ to: url, authorization: headers["proxy-authorization"] });
    const { hostname, port } = new URL(`http://${url}`);
    const upstream = connect(Number(port || 80), hostname, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const end of [upstream, client]) {
      end.on("error", () => {
        upstream.destroy();
        client.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { port: (server.address() as AddressInfo).port, tunnels };
}
